// Numbers to tap below an alarm. The words stand in the message above; lantern.css colours both.

function href(number) {
  return /^(tel|sms):[+\d#*,;=?&\w-]+$/.test(number.href) ? number.href : undefined
}

function label(number) {
  const verb = /^(call|text)\b/i.test(number.label) ? '' : number.href.startsWith('sms:') ? 'Text ' : 'Call '
  return verb + number.label
}

export default function EmergencyCard() {
  const numbers = (props.numbers || []).filter(href)
  return (
    <div
      className={props.urgent ? 'lantern-alarm' : 'lantern-sameday'}
      role="group"
      aria-label={props.urgent ? 'Call now' : 'Call today'}
    >
      {numbers.map((number) => (
        <a key={number.href} className="lantern-call" href={href(number)}>
          {label(number)}
        </a>
      ))}
    </div>
  )
}
