/** Asks the outside what there is, and tells an answer from silence. */
package levante.provisioner.observe;
