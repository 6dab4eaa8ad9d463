/**
 * Pages in another language. Templates are written in English; a catalogue has each segment of them
 * in the other language, and the build makes templates of that language from both.
 */
package levante.translation;
