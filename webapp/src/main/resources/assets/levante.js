// What this file says, in the language of the page; {} stands for what is told of.
const spanish = {
  '{} is there.': '{} ya está.',
  '{} was not kept: {}': '{} no se ha guardado: {}',
  'it is too large for a browser; use an S3 client': 'es demasiado grande para un navegador; usa un cliente de S3',
  'the server says {}': 'el servidor responde {}',
  'the server does not answer': 'el servidor no responde',
  'How much of the picture before is seen': 'Cuánto se ve de la imagen de antes',
  Copy: 'Copiar',
  'Copy {}': 'Copiar {}',
  Copied: 'Copiado',
  'Not copied': 'No copiado',
}
const say = (english, ...values) => {
  const words = (document.documentElement.lang === 'es' && spanish[english]) || english
  return values.reduce((text, value) => text.replace('{}', () => value), words)
}

// Ends the live stream of a page that is left, which would be told as an error of the stream.
addEventListener('pagehide', () => {
  document.querySelectorAll('[sse-connect]').forEach((live) => {
    htmx.trigger(live, 'htmx:beforeCleanupElement', { elt: live })
  })
})

// Leads from a problem to its place in the text.
addEventListener('click', (event) => {
  const place = event.target.closest?.('a[data-line]')
  const text = place && document.querySelector(place.hash)
  if (!text) {
    return
  }
  event.preventDefault()
  const { line, column, length } = place.dataset
  const before = text.value.split('\n').slice(0, line - 1)
  const start = before.reduce((sum, one) => sum + one.length + 1, 0) + Number(column) - 1
  const height = parseFloat(getComputedStyle(text).lineHeight)
  text.closest('details')?.setAttribute('open', '')
  text.focus()
  text.setSelectionRange(start, start + Number(length))
  text.scrollTop = Math.max(0, line - 4) * height
})

// Brings files to a bucket: one after another, each with how far it is, by the page's own token.
const bring = (place, files) => {
  const [file, ...more] = files
  if (!file) {
    return
  }
  const line = place.querySelector('[role=status]').appendChild(document.createElement('li'))
  const bar = document.createElement('progress')
  bar.max = 1
  bar.setAttribute('aria-label', file.name)
  const words = document.createElement('span')
  words.textContent = `${file.name} `
  line.append(words, bar)
  const folder = place.querySelector('#folder').value.trim()
  const key = (folder && !folder.endsWith('/') ? `${folder}/` : folder) + file.name
  const request = new XMLHttpRequest()
  request.upload.addEventListener('progress', (event) => {
    bar.value = event.total ? event.loaded / event.total : 0
  })
  request.addEventListener('loadend', () => {
    bar.remove()
    words.textContent = request.status === 204 ? say('{} is there.', key) : say('{} was not kept: {}', key, reason(request))
    line.classList.toggle('problem', request.status !== 204)
    bring(place, more)
  })
  request.open('PUT', `${place.dataset.upload}?key=${encodeURIComponent(key)}`)
  request.setRequestHeader('X-Form-Token', place.dataset.token)
  request.setRequestHeader('Content-Type', file.type || 'application/octet-stream')
  request.send(file)
}

const reason = (request) => {
  if (request.status === 413) {
    return say('it is too large for a browser; use an S3 client')
  }
  return request.status ? say('the server says {}', request.status) : say('the server does not answer')
}

addEventListener('change', (event) => {
  const place = event.target.closest('[data-upload]')
  if (place && event.target.type === 'file') {
    bring(place, [...event.target.files])
    event.target.value = ''
  }
})

addEventListener('dragover', (event) => {
  if (event.target.closest?.('[data-upload]')) {
    event.preventDefault()
  }
})

addEventListener('drop', (event) => {
  const place = event.target.closest?.('[data-upload]')
  if (place) {
    event.preventDefault()
    bring(place, [...event.dataTransfer.files])
  }
})

// Lays two pictures over each other, with a slider for how much of each is seen.
addEventListener('DOMContentLoaded', () => {
  document.querySelectorAll('[data-compare]').forEach((place) => {
    const [, after] = place.children
    const slider = document.createElement('input')
    slider.type = 'range'
    slider.value = 50
    slider.setAttribute('aria-label', say('How much of the picture before is seen'))
    const show = () => after.style.setProperty('clip-path', `inset(0 0 0 ${slider.value}%)`)
    slider.addEventListener('input', show)
    place.classList.add('sliding')
    place.after(slider)
    show()
  })
})

// Shows and hides the boxes over a picture as they are ticked, and needs no button for it.
const drawBoxes = (form) => {
  form.querySelectorAll('input[name=label]').forEach((box) => {
    document.querySelectorAll('.boxed g').forEach((group) => {
      if (group.dataset.label === box.value) {
        group.setAttribute('display', box.checked ? 'inline' : 'none')
      }
    })
  })
}

addEventListener('change', (event) => {
  const form = event.target.closest?.('[data-boxes]')
  if (form) {
    drawBoxes(form)
  }
})

// A browser that comes back to a page may have kept what was ticked.
addEventListener('pageshow', () => {
  document.querySelectorAll('[data-boxes]').forEach((form) => {
    form.querySelector('button').hidden = true
    drawBoxes(form)
  })
})

// Fills in what was chosen of a cloud, where its fields are on the same page.
addEventListener('click', (event) => {
  const button = event.target.closest?.('.fill [data-fill]')
  if (!button) {
    return
  }
  event.preventDefault()
  new URLSearchParams(button.value).forEach((value, key) => {
    const field = document.getElementById(key)
    // A list that does not have it stays as it is.
    if (field && (!field.options || [...field.options].some((one) => one.value === value))) {
      field.value = value
    }
  })
  const found = button.closest('.found')
  // What is still asked for would come back.
  htmx.trigger(found, 'htmx:abort')
  found.replaceChildren()
  found.previousElementSibling.querySelector('button').focus()
})

addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && event.target.matches?.('.fill .choice input')) {
    event.preventDefault()
    event.target.closest('.choice').querySelector('[name=choice]').click()
  }
})

// A file that would be refused is not sent.
addEventListener('change', (event) => {
  const { most, large } = event.target.dataset ?? {}
  if (most) {
    const fits = [...event.target.files].every((file) => file.size <= Number(most))
    event.target.setCustomValidity(fits ? '' : large)
    event.target.reportValidity()
  }
})

// Puts a button beside what people take elsewhere, where a browser lets a page copy.
addEventListener('htmx:load', (event) => {
  if (!navigator.clipboard) {
    return
  }
  event.target.querySelectorAll('[data-copy]').forEach((text) => {
    if (text.nextElementSibling?.matches('.copy')) {
      return
    }
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'quiet copy'
    button.textContent = say('Copy')
    button.setAttribute('aria-label', say('Copy {}', text.dataset.copy))
    text.after(button)
  })
})

addEventListener('click', (event) => {
  const button = event.target.closest?.('button.copy')
  if (!button) {
    return
  }
  const text = button.previousElementSibling
  const tell = (words) => {
    button.textContent = words
    button.setAttribute('aria-label', `${words}: ${text.dataset.copy}`)
  }
  navigator.clipboard.writeText(text.textContent).then(
    () => tell(say('Copied')),
    () => tell(say('Not copied'))
  )
})

// Tells where a slider is while it is moved.
addEventListener('input', (event) => {
  const told = event.target.type === 'range' && document.querySelector(`output[for="${event.target.id}"]`)
  if (told) {
    told.textContent = event.target.value + told.dataset.unit
  }
})

// A refusal of what was to be computed is shown where its answer would be.
addEventListener('htmx:beforeSwap', (event) => {
  if (event.detail.target.matches('#result, #whatif') && [400, 429].includes(event.detail.xhr.status)) {
    event.detail.shouldSwap = true
  }
})
