/** What jclouds may say: nothing. */
package levante.provisioner.adapter.jclouds.logging;
