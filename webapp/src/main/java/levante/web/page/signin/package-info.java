/** Signing in and out. */
package levante.web.page.signin;
