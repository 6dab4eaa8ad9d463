/** What is not as Levante made it, and how a plan looks that leaves it alone. */
package levante.provisioner.drift;
