/** The pages of the clouds that users keep with Levante. */
package levante.web.page.clouds;
