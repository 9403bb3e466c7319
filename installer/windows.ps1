# Makes the .msi from the image in target\sextant (mvn package), into target\installer.
# Needs jpackage of a JDK 25 and the WiX Toolset in the path.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')
$image = 'target\sextant'
$out = 'target\installer'
if (-not (Test-Path "$image\sextant.exe")) { throw "There is no image in ${image}: run mvn package first." }

$version = ([xml](Get-Content pom.xml)).project.version
$jpackage = if ($env:JAVA_HOME) { Join-Path $env:JAVA_HOME 'bin\jpackage.exe' } else { 'jpackage.exe' }
# For one user, so without an administrator; the fixed code makes a newer version replace an older one.
& $jpackage --type msi --app-image $image --name Sextant --app-version $version --dest $out `
    --vendor 'The Sextant project' --license-file LICENSE `
    --win-per-user-install --win-dir-chooser --win-menu-group Sextant `
    --win-upgrade-uuid 0f4a1c52-6b1e-4d0c-9d43-2f6f5b6a9e17
if ($LASTEXITCODE -ne 0) { throw "jpackage failed with exit code $LASTEXITCODE" }
Get-ChildItem $out
