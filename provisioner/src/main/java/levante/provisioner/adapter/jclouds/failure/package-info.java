/** What a cloud's failures have in common, whatever its words for them. */
package levante.provisioner.adapter.jclouds.failure;
