// "What I know about you": every fact with its origin, to say that it is right, to correct, to forget;
// the course of treatment; everything as a file.

import { useEffect, useRef, useState } from 'react'

const FAILED = 'That did not work just now. Nothing was changed. Please try again.'

// What was answered, or null when it was not done.
async function act(name, payload) {
  const answer = await callAction({ name, payload }).catch(() => null)
  return answer && answer.response && answer.response.done ? answer.response : null
}

function Correction({ fact, onDone, onCancel }) {
  const [words, setWords] = useState('')
  const [fault, setFault] = useState('')
  const field = useRef(null)
  useEffect(() => field.current && field.current.focus(), [])

  async function send(event) {
    event.preventDefault()
    if (!words.trim()) return
    const answer = await act('correct_fact', { fact_id: fact.id, words })
    answer ? onDone(answer.stays) : setFault(FAILED)
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

  async function send(name, next) {
    const answer = await act(name, { fact_id: fact.id })
    settle(answer ? next : 'failed')
  }

  // The button that had the focus may be gone, so the line takes it.
  function settle(next) {
    setState(next)
    line.current && line.current.focus()
  }

  const over = state === 'forgotten' || state === 'corrected'
  const confirmed = fact.confirmed || state === 'confirmed'
  return (
    <li ref={line} tabIndex={-1} className={over ? 'lantern-fact lantern-over' : 'lantern-fact'}>
      <div className="lantern-fact-line">
        <span className="lantern-fact-text">{over ? <s>{fact.text}</s> : fact.text}</span>
        {confirmed || over ? null : <span className="lantern-mark">not sure yet</span>}
        {state === 'confirmed' ? <span className="lantern-mark" role="status">Right, as of today</span> : null}
        {state === 'forgotten' ? <span className="lantern-mark" role="status">Forgotten</span> : null}
        {state === 'corrected' ? <span className="lantern-mark" role="status">Your correction was sent, see below</span> : null}
        {state === 'beside' ? <span className="lantern-mark" role="status">This stays as it is, see below</span> : null}
        {state === 'failed' ? <span role="status">{FAILED}</span> : null}
      </div>
      <Origin fact={fact} />
      {over || state === 'correcting' ? null : (
        <div className="lantern-fact-buttons">
          {state === 'confirmed' ? null : (
            <button type="button" aria-label={`Still right: ${fact.text}`} onClick={() => send('confirm_fact', 'confirmed')}>
              {fact.confirmed ? 'Still right' : 'This is right'}
            </button>
          )}
          <button type="button" aria-label={`Correct: ${fact.text}`} onClick={() => setState('correcting')}>Correct</button>
          <button type="button" aria-label={`Forget: ${fact.text}`} onClick={() => send('forget_fact', 'forgotten')}>Forget</button>
        </div>
      )}
      {state === 'correcting' ? (
        <Correction fact={fact} onDone={(stays) => settle(stays ? 'beside' : 'corrected')} onCancel={() => settle('')} />
      ) : null}
    </li>
  )
}

function Origin({ fact }) {
  const again = fact.said_again ? `; right as of ${fact.said_again}` : ''
  const origin = `From ${fact.said_by}, ${fact.date}${again}`
  return (
    <>
      {fact.quote ? (
        <details>
          <summary>{origin}</summary>
          <q>{fact.quote}</q>
        </details>
      ) : (
        <p className="lantern-origin">{origin}</p>
      )}
      {fact.file ? (
        <p className="lantern-origin">
          <a href={fact.file} target="_blank" rel="noopener" aria-label={`The file you showed, for: ${fact.text}`}>The file you showed</a>
        </p>
      ) : null}
    </>
  )
}

function Courses({ courses }) {
  if (!courses.length) return null
  return (
    <details className="lantern-courses">
      <summary>How your treatment went</summary>
      {courses.map((course) => (
        <div key={course.name}>
          <h5>{course.name}</h5>
          <ol>
            {course.steps.map((step, number) => (
              <li key={number}>
                {step.text} <span className="lantern-origin">(told {step.date})</span>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </details>
  )
}

function ForgetAll({ count }) {
  const [state, setState] = useState('')
  const place = useRef(null)

  async function send() {
    const answer = await act('forget_all', {})
    setState(answer ? 'done' : 'failed')
    place.current && place.current.focus()
  }

  return (
    <div ref={place} tabIndex={-1} className="lantern-forget-all">
      {state === '' || state === 'failed' ? (
        <button type="button" onClick={() => setState('asking')}>Forget everything</button>
      ) : null}
      {state === 'asking' ? (
        <div role="group" aria-label="Forget everything?">
          <p>
            Forget everything I know about you? {count === 1 ? '1 fact goes' : `${count} facts go`}, for good, with what
            came before. So do the records you showed me, and the names this site has told me. I can&rsquo;t bring it back.
          </p>
          <div className="lantern-fact-buttons">
            <button type="button" onClick={send}>Yes, forget everything</button>
            <button type="button" onClick={() => setState('')}>No, keep it</button>
          </div>
        </div>
      ) : null}
      {state === 'done' ? <p role="status">Everything is forgotten.</p> : null}
      {state === 'failed' ? <p role="status">{FAILED}</p> : null}
    </div>
  )
}

export default function MemoryCard() {
  const groups = props.groups || []
  return (
    <section className="lantern-memory" aria-label="What I know about you">
      <h3>What I know about you</h3>
      {groups.map((group) => (
        <div key={group.title}>
          <h4>{group.title}</h4>
          <ul>
            {group.facts.map((fact) => (
              <Fact key={fact.id} fact={fact} />
            ))}
          </ul>
        </div>
      ))}
      <Courses courses={props.courses || []} />
      {groups.length && props.pages ? (
        <p className="lantern-pages">
          <a href={`${props.pages}/visit`} target="_blank" rel="noopener">A page for my next visit</a>
          <a href={`${props.pages}/memory.json`} target="_blank" rel="noopener">Download all of it (JSON)</a>
          <a href={`${props.pages}/memory.fhir.json`} target="_blank" rel="noopener">Download for a clinic&rsquo;s system (FHIR)</a>
        </p>
      ) : null}
      {groups.length ? <ForgetAll count={props.count || 0} /> : null}
    </section>
  )
}
