/** What is wrong with a text, told while it is typed. */
package levante.web.page.typing;
