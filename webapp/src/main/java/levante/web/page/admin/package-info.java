/** What an admin looks after: users, what they did, how the parts are, and their versions. */
package levante.web.page.admin;
