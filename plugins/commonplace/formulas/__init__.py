"""Formulas: TeX as members write it, into MathML that browsers show without a script."""
