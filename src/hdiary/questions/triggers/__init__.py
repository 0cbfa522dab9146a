"""What comes before it: activities, postures and other factors of the day before."""
