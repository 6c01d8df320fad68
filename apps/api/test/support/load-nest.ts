// The throttler is CommonJS and requires Nest, which is ESM: Jest can do that only once Nest is loaded whole.
import 'reflect-metadata';
import '@nestjs/common';
import '@nestjs/core';
