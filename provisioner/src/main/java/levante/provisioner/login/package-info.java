/** How people sign in to machines. */
package levante.provisioner.login;
