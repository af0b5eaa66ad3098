import type { PlannedFile } from './init-plan.ts';

/** What has GitHub check and walk each pull request, as the guide on pull requests shows it. */
export const githubFiles: readonly PlannedFile[] = [
  {
    path: '.github/actions/meantime/action.yml',
    text: `name: Meantime
description: Builds the docs, checks the times of their quickstarts, and walks them.
inputs:
  unjudged:
    description: What a walk that could not be judged (exit code 4) makes of the job, fail or warn.
    default: warn
  folder:
    description: Folder of the docs in the repository.
    default: .
runs:
  using: composite
  steps:
    - uses: actions/setup-node@v5
      with:
        node-version: 24
    - name: Install
      shell: bash
      working-directory: \${{ inputs.folder }}
      run: npm ci
    - name: Install a browser
      shell: bash
      working-directory: \${{ inputs.folder }}
      run: npx playwright install --with-deps chromium
    - name: Lint
      shell: bash
      working-directory: \${{ inputs.folder }}
      run: npx meantime lint
    - name: Build
      shell: bash
      working-directory: \${{ inputs.folder }}
      run: npx astro build
    - name: Check and walk
      shell: bash
      working-directory: \${{ inputs.folder }}
      env:
        UNJUDGED: \${{ inputs.unjudged }}
      run: |
        page=$GITHUB_STEP_SUMMARY
        export GITHUB_STEP_SUMMARY=$RUNNER_TEMP/meantime.md
        : > "$GITHUB_STEP_SUMMARY"
        check=0
        npx meantime check || check=$?
        walk=0
        npx meantime walk || walk=$?
        cat "$GITHUB_STEP_SUMMARY" >> "$page"
        if [ "$walk" -eq 4 ] && [ "$UNJUDGED" != fail ]; then
          echo '::warning::The walk could not be judged, and says nothing of the docs.'
          walk=0
        fi
        if [ "$check" -ne 0 ]; then exit "$check"; fi
        exit "$walk"
    - name: Keep what was seen
      if: always()
      uses: actions/upload-artifact@v4
      with:
        name: meantime
        path: |
          \${{ runner.temp }}/meantime.md
          \${{ inputs.folder }}/walk.json
          \${{ inputs.folder }}/.meantime/walkthroughs
        include-hidden-files: true
        if-no-files-found: ignore
`,
  },
  {
    path: '.github/workflows/docs.yml',
    text: `name: docs
on: pull_request
permissions:
  contents: read
jobs:
  quickstart:
    runs-on: ubuntu-latest
    timeout-minutes: 20
    steps:
      - uses: actions/checkout@v5
        with:
          persist-credentials: false
      - uses: ./.github/actions/meantime
`,
  },
];
