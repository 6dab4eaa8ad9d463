// Ends the live stream of a page that is left, which would be told as an error of the stream.
addEventListener('pagehide', () => {
  document.querySelectorAll('[sse-connect]').forEach((live) => {
    htmx.trigger(live, 'htmx:beforeCleanupElement', { elt: live })
  })
})
