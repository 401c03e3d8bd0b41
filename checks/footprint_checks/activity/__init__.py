"""What happens on attributed accounts."""
