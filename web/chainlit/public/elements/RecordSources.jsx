// The records an answer comes from, or that are kept: when each was shown, and how to forget it.

import { useRef, useState } from 'react'

const FAILED = 'That did not work just now. Nothing was changed. Please try again.'

function Source({ record }) {
  const [state, setState] = useState('')
  const line = useRef(null)
  const pages = record.pages || []

  async function forget() {
    const answer = await callAction({ name: 'forget_record', payload: { id: record.id } }).catch(() => null)
    setState(answer && answer.response && answer.response.done ? 'gone' : 'failed')
    line.current && line.current.focus()
  }

  return (
    <li ref={line} tabIndex={-1} className="lantern-found">
      <div className="lantern-fact-line">
        {state === 'gone' ? <s>{record.title}</s> : <span className="lantern-fact-text">{record.title}</span>}
        {pages.length ? <span>, page {pages.join(', ')}</span> : null}
        <span className="lantern-origin"> you showed it on {record.date}</span>
      </div>
      {state === '' || state === 'failed' ? (
        <div className="lantern-fact-buttons">
          {record.file ? (
            <a href={record.file} target="_blank" rel="noopener" aria-label={`Download the file you showed: ${record.title}`}>Download the file</a>
          ) : null}
          <button type="button" aria-label={`Forget this record: ${record.title}`} onClick={() => setState('asked')}>Forget this record</button>
        </div>
      ) : null}
      {state === 'asked' ? (
        <div>
          <p>Its text goes for good{record.file ? ', with the file' : ''}, and so does what I noted from it.</p>
          <div className="lantern-fact-buttons">
            <button type="button" className="lantern-yes" onClick={forget}>Forget it</button>
            <button type="button" onClick={() => setState('')}>Keep it</button>
          </div>
        </div>
      ) : null}
      <span role="status">{state === 'gone' ? 'Forgotten.' : state === 'failed' ? FAILED : ''}</span>
    </li>
  )
}

export default function RecordSources() {
  return (
    <section className="lantern-memory lantern-record" aria-label="Your records">
      <ul>
        {(props.records || []).map((record) => (
          <Source key={record.id} record={record} />
        ))}
      </ul>
    </section>
  )
}
