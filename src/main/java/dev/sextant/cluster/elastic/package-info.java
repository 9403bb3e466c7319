/**
 * The adapter: requests out, answers to records. The only package that knows the Elasticsearch
 * client.
 */
@NullMarked
package dev.sextant.cluster.elastic;

import org.jspecify.annotations.NullMarked;
