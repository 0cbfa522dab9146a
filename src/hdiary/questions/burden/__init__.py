"""How bad is it: headache days, pain, medication days, and where they are going."""
