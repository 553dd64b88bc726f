// The page for an appointment: opened in a tab of its own, or kept as a PDF.

// The next page says what changed since the one that was taken along.
function taken() {
  callAction({ name: 'visit_page_taken', payload: {} }).catch(() => null)
}

export default function VisitCard() {
  return (
    <section className="lantern-memory lantern-visit" aria-label="Page for my next visit">
      <h3>Page for my next visit</h3>
      <p className="lantern-pages">
        <a href={`${props.pages}/visit`} target="_blank" rel="noopener">Open it, to read or print</a>
        <a href={`${props.pages}/visit.pdf`} target="_blank" rel="noopener" onClick={taken}>Download as PDF</a>
      </p>
    </section>
  )
}
