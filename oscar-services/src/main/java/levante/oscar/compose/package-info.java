/** How services are written without knowing FDL: by a form's values, and from a catalogue. */
package levante.oscar.compose;
