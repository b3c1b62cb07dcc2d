"""What stands for the site's own address in specs and drawings, until the page that shows them is known."""

SENTINEL = "https://chart.invalid/"
