/** How the machines of infrastructures are signed in to. */
package levante.web.rest.v1.login;
