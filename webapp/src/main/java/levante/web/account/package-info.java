/** The accounts of this Levante, as an admin looks after them. */
package levante.web.account;
