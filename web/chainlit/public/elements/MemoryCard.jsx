// "What I know about you": every fact with its origin, to correct or to forget.

import { useEffect, useRef, useState } from 'react'

const FAILED = 'That did not work just now. Nothing was changed. Please try again.'

function Correction({ fact, onDone, onCancel }) {
  const [words, setWords] = useState('')
  const [fault, setFault] = useState('')
  const field = useRef(null)
  useEffect(() => field.current && field.current.focus(), [])

  async function send(event) {
    event.preventDefault()
    if (!words.trim()) return
    const answer = await callAction({ name: 'correct_fact', payload: { fact_id: fact.id, words } }).catch(() => null)
    answer ? onDone() : setFault(FAILED)
  }

  return (
    <form className="lantern-correct" onSubmit={send} onKeyDown={(event) => event.key === 'Escape' && onCancel()}>
      <label>
        How is it right?
        <input ref={field} value={words} maxLength={400} onChange={(event) => setWords(event.target.value)} />
      </label>
      <button type="submit" disabled={!words.trim()}>Save</button>
      <button type="button" onClick={onCancel}>Cancel</button>
      <span role="status">{fault}</span>
    </form>
  )
}

function Fact({ fact }) {
  const [state, setState] = useState('')
  const line = useRef(null)

  async function forget() {
    const answer = await callAction({ name: 'forget_fact', payload: { fact_id: fact.id } }).catch(() => null)
    settle(answer ? 'forgotten' : 'failed')
  }

  // The button that had the focus may be gone, so the line takes it.
  function settle(next) {
    setState(next)
    line.current && line.current.focus()
  }

  const over = state === 'forgotten' || state === 'corrected'
  return (
    <li ref={line} tabIndex={-1} className={over ? 'lantern-fact lantern-over' : 'lantern-fact'}>
      <div className="lantern-fact-line">
        <span className="lantern-fact-text">{over ? <s>{fact.text}</s> : fact.text}</span>
        {fact.confirmed || over ? null : <span className="lantern-mark">not sure yet</span>}
        {state === 'forgotten' ? <span className="lantern-mark" role="status">Forgotten</span> : null}
        {state === 'corrected' ? <span className="lantern-mark" role="status">Your correction was sent, see below</span> : null}
        {state === 'failed' ? <span role="status">{FAILED}</span> : null}
      </div>
      {fact.quote ? (
        <details>
          <summary>
            From {fact.said_by}, {fact.date}
          </summary>
          <q>{fact.quote}</q>
        </details>
      ) : (
        <p className="lantern-origin">From {fact.said_by}, {fact.date}</p>
      )}
      {over || state === 'correcting' ? null : (
        <div className="lantern-fact-buttons">
          <button type="button" aria-label={`Correct: ${fact.text}`} onClick={() => setState('correcting')}>Correct</button>
          <button type="button" aria-label={`Forget: ${fact.text}`} onClick={forget}>Forget</button>
        </div>
      )}
      {state === 'correcting' ? (
        <Correction fact={fact} onDone={() => settle('corrected')} onCancel={() => settle('')} />
      ) : null}
    </li>
  )
}

export default function MemoryCard() {
  return (
    <section className="lantern-memory" aria-label="What I know about you">
      <h3>What I know about you</h3>
      {(props.groups || []).map((group) => (
        <div key={group.title}>
          <h4>{group.title}</h4>
          <ul>
            {group.facts.map((fact) => (
              <Fact key={fact.id} fact={fact} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
