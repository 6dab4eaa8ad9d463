/**
 * Objects as files: one file an object, complete or absent, under any key that S3 allows; served by
 * S3Proxy.
 */
package levante.oscar.adapter.sandbox.store;
