import type { KeptStory } from "../document/types.js";
import { createPipeline, type Pipeline } from "../pipeline.js";
import { packagedResources } from "../resources.js";

/** Gives a story its marks anew, after its text or its day has changed. The models are read at the first story. */
export function createRemarker(): (story: KeptStory) => KeptStory {
  let pipeline: Pipeline | null = null;
  return (story) => {
    pipeline ??= createPipeline(packagedResources);
    const published = story.published === null ? null : story.published.slice(0, 10);
    const { words, syntax, outlet, ...marked } = pipeline.mark({ ...story, published, outlet: story.outlet ?? null });
    return { ...marked, published: story.published, ...(outlet === null ? {} : { outlet }) };
  };
}
