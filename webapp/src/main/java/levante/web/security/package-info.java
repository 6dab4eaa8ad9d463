/** Who may call: users, passwords, sessions, and the first start that makes the admin. */
package levante.web.security;
