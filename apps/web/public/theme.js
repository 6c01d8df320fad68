// Runs before the first paint, so that a chosen dark page never flashes white. The app keeps these two keys.
try {
  const theme = localStorage.getItem('centralita.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  if (localStorage.getItem('centralita.contrast') === 'more')
    document.documentElement.dataset.contrast = 'more';
} catch {
  // Storage is blocked: the system's theme stands.
}
