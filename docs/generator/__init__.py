"""What the site is made of beside its pages: notebooks, pictures, help, names and the citation."""
