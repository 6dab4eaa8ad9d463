/** What users have had, counted. */
package levante.provisioner.account;
