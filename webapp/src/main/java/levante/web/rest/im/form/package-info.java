/** The forms that IM's wire takes and gives. */
package levante.web.rest.im.form;
