"""How everything looks: one palette, for the charts and the style sheets alike."""
