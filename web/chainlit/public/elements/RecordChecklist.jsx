// What was found in a record somebody showed: nothing is kept before they say so.

import { useRef, useState } from 'react'

const GONE = 'This list is no longer open, and nothing of it was kept. To go on, please show the file again.'
const FAILED = 'That did not work just now. Nothing was changed. Please try again.'

function Line({ fact, ticked, onTick, over }) {
  const id = `lantern-found-${fact.place}`
  if (!fact.new) {
    return (
      <li className="lantern-found">
        <span className="lantern-fact-text">{fact.text}</span>
        <span className="lantern-mark">noted already</span>
      </li>
    )
  }
  return (
    <li className="lantern-found">
      <label>
        <input
          type="checkbox"
          checked={ticked}
          disabled={over}
          aria-describedby={id}
          onChange={(event) => onTick(event.target.checked)}
        />
        <span className="lantern-fact-text">{fact.text}</span>
        {fact.certain ? null : <span className="lantern-mark">not sure, please check</span>}
      </label>
      <div id={id} className="lantern-found-origin">
        {fact.page || fact.quote ? (
          <p className="lantern-origin">
            {fact.page ? `Page ${fact.page}` : 'It says'}{fact.quote ? ': ' : ''}
            {fact.quote ? <q>{fact.quote}</q> : null}
          </p>
        ) : null}
        {fact.differs ? <p className="lantern-differs">{fact.differs} A tick here puts the record's words in its place.</p> : null}
      </div>
    </li>
  )
}

export default function RecordChecklist() {
  const groups = props.groups || []
  const facts = groups.flatMap((group) => group.facts)
  const [ticks, setTicks] = useState(() => Object.fromEntries(facts.map((fact) => [fact.place, fact.ticked])))
  const [text, setText] = useState(true)
  const [state, setState] = useState('')
  const end = useRef(null)
  const chosen = facts.filter((fact) => fact.new && ticks[fact.place]).map((fact) => fact.place)
  const over = ['kept', 'let go', 'busy', 'gone'].includes(state)

  async function act(name, payload, next) {
    setState('busy')
    const answer = await callAction({ name, payload: { id: props.id, ...payload } }).catch(() => null)
    const reply = (answer && answer.response) || {}
    setState(reply.done ? next : reply.gone ? 'gone' : 'failed')
    end.current && end.current.focus()
  }

  return (
    <section className="lantern-memory lantern-record" aria-label={`What I found in your ${props.title.toLowerCase()}`}>
      <h3>{props.title}{props.pages > 1 ? `, ${props.pages} pages` : ''}</h3>
      {props.shown_before ? <p className="lantern-origin">You showed me this very file before, on {props.shown_before}.</p> : null}
      {(props.notes || []).map((note) => (
        <p key={note} className="lantern-differs">{note}</p>
      ))}
      {groups.map((group) => (
        <fieldset key={group.title}>
          <legend>{group.title}</legend>
          <ul>
            {group.facts.map((fact) => (
              <Line
                key={fact.place}
                fact={fact}
                over={over}
                ticked={Boolean(ticks[fact.place])}
                onTick={(tick) => setTicks({ ...ticks, [fact.place]: tick })}
              />
            ))}
          </ul>
        </fieldset>
      ))}
      <label className="lantern-keep-text">
        <input type="checkbox" checked={text} disabled={over} onChange={(event) => setText(event.target.checked)} />
        <span>
          Keep its text too, so that I can tell you what it says. Names, addresses and dates have been taken out.
          {props.keeps_file ? ' The file itself is kept as well, as it is, locked away for you alone.' : ''}
        </span>
      </label>
      {state === 'kept' || state === 'let go' || state === 'gone' ? null : (
        <div className="lantern-fact-buttons">
          <button
            type="button"
            className="lantern-yes"
            disabled={over || (!chosen.length && !text)}
            onClick={() => act('keep_record', { chosen, text }, 'kept')}
          >
            {chosen.length ? `Keep what is ticked (${chosen.length})` : 'Keep the text'}
          </button>
          <button type="button" disabled={over} onClick={() => act('let_record_go', {}, 'let go')}>Keep nothing</button>
        </div>
      )}
      <p ref={end} tabIndex={-1} role="status">
        {state === 'kept' ? 'Kept.' : state === 'let go' ? 'Nothing was kept.' : state === 'gone' ? GONE : state === 'failed' ? FAILED : ''}
      </p>
    </section>
  )
}
