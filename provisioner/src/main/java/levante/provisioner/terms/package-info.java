/** On what terms an infrastructure is kept: what holds it, and what ends it. */
package levante.provisioner.terms;
