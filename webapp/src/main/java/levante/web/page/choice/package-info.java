/** What a cloud has, searched to fill in fields of a template's form. */
package levante.web.page.choice;
