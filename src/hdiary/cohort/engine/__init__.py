"""Every question asked of very many people, part by part, with memory bounded by the part."""
