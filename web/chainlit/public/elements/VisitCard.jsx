// The page for an appointment: opened in a tab of its own, or kept as a PDF.

export default function VisitCard() {
  return (
    <section className="lantern-memory lantern-visit" aria-label="Page for my next visit">
      <h3>Page for my next visit</h3>
      <p className="lantern-pages">
        <a href={`${props.pages}/visit`} target="_blank" rel="noopener">Open it, to read or print</a>
        <a href={`${props.pages}/visit.pdf`} target="_blank" rel="noopener">Download as PDF</a>
      </p>
    </section>
  )
}
