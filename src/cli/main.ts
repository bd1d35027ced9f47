#!/usr/bin/env node
import { exitStatus } from "./run.js";

process.exitCode = await exitStatus(process.argv);
