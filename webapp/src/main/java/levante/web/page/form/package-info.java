/**
 * A template's inputs as a form: drawn with what was typed, read back, each error beside its field.
 */
package levante.web.page.form;
