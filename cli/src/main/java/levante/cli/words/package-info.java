/** Command lines of the verbs that have to start at once, and the streams they talk through. */
package levante.cli.words;
