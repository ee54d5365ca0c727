"""The calendar: 干支, eras, months and states, pure arithmetic over tables; it knows nothing of texts."""
