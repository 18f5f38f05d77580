"""Counts the tests of all kinds; the last line that `make test` prints. Exits 1 if any failed or a step before them did.

usage: summary.py STATUS, where STATUS is 0 if every build step went well.
"""

import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).parents[4]
REPORTS = sorted(ROOT.glob("*/target/surefire-reports/TEST-*.xml")) + [ROOT / "kernel/target/pytest.xml"]


def main(status):
    total = failed = skipped = 0
    for report in REPORTS:
        if not report.exists():
            print(f"heddle: no test report {report.relative_to(ROOT)}: its tests did not run")
            failed += 1
            continue
        for suite in ElementTree.parse(report).iter("testsuite"):
            total += int(suite.get("tests"))
            skipped += int(suite.get("skipped"))
            failed += int(suite.get("failures")) + int(suite.get("errors"))
        for case in ElementTree.parse(report).iter("testcase"):
            for skip in case.iter("skipped"):
                print(f"heddle: skipped {case.get('name')}: {skip.get('message')}")
    if status and not failed:
        print("heddle: a build step failed: see above")
        failed = 1
    print(f"{total - failed - skipped} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
