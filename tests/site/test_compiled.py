"""Templates are compiled once, and anew when anything is other that they were compiled of."""

import sys

import jinja2
import pytest

from sourcebook.site.compiled import Compiled


@pytest.fixture
def shown(tmp_path, monkeypatch):
    """What a new process shows of a template, and whether it had to compile it."""
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "setup.py").write_text("first")
    (tmp_path / "one.jinja").write_text("{{ word }}!")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)

    def shown(**setting):
        compiled, compile = [], jinja2.Environment.compile

        def noted(self, source, *given, **named):
            compiled.append(source)
            return compile(self, source, *given, **named)

        cache = Compiled(tmp_path, str(tmp_path / "setup.py"))
        loader = jinja2.FileSystemLoader(tmp_path)
        with monkeypatch.context() as patch:
            patch.setattr(jinja2.Environment, "compile", noted)
            template = jinja2.Environment(loader=loader, bytecode_cache=cache, **setting).get_template(
                "one.jinja"
            )
        return template.render(word="<a>"), bool(compiled)

    return shown


def test_a_template_is_compiled_once(shown, tmp_path):
    """
    The next process takes what the one before has compiled.
    """
    assert ("<a>!", True) == shown()
    assert ("<a>!", False) == shown()
    assert 1 == len(list((tmp_path / "__pycache__").iterdir()))


def test_another_text_is_compiled_anew(shown, tmp_path):
    """
    A template that was edited shows what it says now.
    """
    shown()
    (tmp_path / "one.jinja").write_text("{{ word }}?")

    assert ("<a>?", True) == shown()
    assert 1 == len(list((tmp_path / "__pycache__").iterdir()))


def test_another_setting_is_compiled_anew(shown, tmp_path):
    """
    Where the code has changed that sets Jinja up, as to escape texts, nothing is left of how it was before.
    """
    shown()
    (tmp_path / "setup.py").write_text("second")

    assert ("&lt;a&gt;!", True) == shown(autoescape=True)


@pytest.mark.parametrize("length", range(0, 200, 7))
def test_what_is_cut_off_is_compiled_anew(shown, tmp_path, length):
    """
    A file that ends too soon, wherever, does no harm.
    """
    shown()
    (file,) = (tmp_path / "__pycache__").iterdir()
    file.write_bytes(file.read_bytes()[:length])

    assert ("<a>!", True) == shown()
    assert ("<a>!", False) == shown()


def test_nothing_is_kept_where_python_keeps_nothing(shown, tmp_path, monkeypatch):
    """
    Where Python writes no compiled files, or cannot, templates are compiled each time.
    """
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    shown()
    assert [] == list((tmp_path / "__pycache__").iterdir())

    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "__pycache__").rmdir()
    (tmp_path / "__pycache__").write_text("in the way")
    assert ("<a>!", True) == shown()
