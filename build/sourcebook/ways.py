"""From one address of the site to another, for whoever makes pages or puts them together."""


def relative(to: str, here: str) -> str:
    """The way from one address below the site to another."""
    ups, steps = here.split("/")[:-1], to.split("/")
    same = 0
    while same < min(len(ups), len(steps) - 1) and ups[same] == steps[same]:
        same += 1
    return "../" * (len(ups) - same) + "/".join(steps[same:]) or "./"
