// What was noted in this turn, as chips; a tap opens the words it came from, to correct or forget.

import { useEffect, useRef, useState } from 'react'

const FAILED = 'That did not work just now. Nothing was changed. Please try again.'

function Details({ fact, onSettled, onClose }) {
  const [words, setWords] = useState(null)
  const [fault, setFault] = useState('')
  const field = useRef(null)
  useEffect(() => {
    if (words === '' && field.current) field.current.focus()
  }, [words])

  async function act(name, payload, settled) {
    const answer = await callAction({ name, payload: { fact_id: fact.id, ...payload } }).catch(() => null)
    const reply = answer && answer.response
    reply && reply.done ? onSettled(reply.stays ? 'stays, see below' : settled) : setFault(FAILED)
  }

  function send(event) {
    event.preventDefault()
    if (words.trim()) act('correct_fact', { words }, 'corrected')
  }

  return (
    <div className="lantern-chip-details" onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <p className="lantern-origin">
        From {fact.said_by}, {fact.date}{fact.quote ? ': ' : ''}
        {fact.quote ? <q>{fact.quote}</q> : null}
      </p>
      {words === null ? (
        <div className="lantern-fact-buttons">
          <button type="button" aria-label={`Correct: ${fact.text}`} onClick={() => setWords('')}>Correct</button>
          <button type="button" aria-label={`Forget: ${fact.text}`} onClick={() => act('forget_fact', {}, 'forgotten')}>Forget</button>
          <button type="button" onClick={onClose}>Close</button>
        </div>
      ) : (
        <form className="lantern-correct" onSubmit={send}>
          <label>
            How is it right?
            <input ref={field} value={words} maxLength={400} onChange={(event) => setWords(event.target.value)} />
          </label>
          <button type="submit" disabled={!words.trim()}>Save</button>
          <button type="button" onClick={onClose}>Cancel</button>
        </form>
      )}
      <span role="status">{fault}</span>
    </div>
  )
}

export default function FactChips() {
  const [open, setOpen] = useState(null)
  const [settled, setSettled] = useState({})
  const chips = useRef({})
  const facts = props.facts || []
  const chosen = facts.find((fact) => fact.id === open)

  function close(id) {
    setOpen(null)
    chips.current[id] && chips.current[id].focus()
  }

  return (
    <div className="lantern-chips" role="group" aria-label="Noted from your message">
      <span aria-hidden="true">Noted:</span>
      {facts.map((fact) => (
        <button
          key={fact.id}
          ref={(chip) => (chips.current[fact.id] = chip)}
          type="button"
          className={settled[fact.id] ? 'lantern-chip lantern-over' : 'lantern-chip'}
          aria-expanded={open === fact.id}
          aria-disabled={Boolean(settled[fact.id])}
          onClick={() => !settled[fact.id] && setOpen(open === fact.id ? null : fact.id)}
        >
          {settled[fact.id] && !settled[fact.id].startsWith('stays') ? <s>{fact.text}</s> : fact.text}
          {settled[fact.id] ? <span role="status"> {settled[fact.id]}</span> : null}
        </button>
      ))}
      {chosen ? (
        <Details
          key={chosen.id}
          fact={chosen}
          onClose={() => close(chosen.id)}
          onSettled={(state) => {
            setSettled({ ...settled, [chosen.id]: state })
            close(chosen.id)
          }}
        />
      ) : null}
    </div>
  )
}
