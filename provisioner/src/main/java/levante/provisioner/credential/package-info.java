/** Clouds that users keep with Levante: how they are signed in to, once, for all that uses them. */
package levante.provisioner.credential;
