"""One picture per module, `draw(data, ax)`; `style` renders them all the same way."""
