/** What deploying machines costs Levante and the Infrastructure Manager, by the same wire. */
package levante.bench.provision;
