<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>AboutDialog</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MIT licence. The app brings these along, each under its own licence:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the licences…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is bundled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>known when the server runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is under this licence: {licence}. Its text was not installed with it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AiPresenter</name>
    <message>
        <source>The app uses the key no more, but the keyring could not be opened and may still hold it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AiSection</name>
    <message>
        <source>AI endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything works without it and offline. An endpoint can be set and tested here; nothing in this version asks it yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test shows which there are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name as the service gives it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the keyring again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close the message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChangeDetails</name>
    <message>
        <source>About the chosen change</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches. Try fewer letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search pages, actions, tasks and scripts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Back to the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Originals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results of two runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scripts of two runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The texts are the same</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConnectionState</name>
    <message>
        <source>Connection: {state}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DataSection</name>
    <message>
        <source> days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days that the history is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For ever</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the history for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older entries go. 0 keeps them all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DiagnosticsPresenter</name>
    <message>
        <source>Report saved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DiffView</name>
    <message>
        <source>Original and optimized script</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search names, messages and scripts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpBrowser</name>
    <message>
        <source>Help text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>It leads out of the app and is opened in your browser or mail program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No page holds these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open this address?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages of the help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryDetails</name>
    <message>
        <source>About the chosen run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a run to see what came of it. Two chosen runs can be compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose exactly two runs of scripts to compare them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier and later runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore this version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run again with changes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This one: {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was handed in is fetched when the server is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time}, {state}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As JSON…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear search and filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each word must begin a word of the name, the message or the script. Try fewer words or another period.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every run is kept here with its script and its result. Come back to read a result, bring back an earlier version of a script, or compare two runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting: {done} of {total} runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimize a script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore this version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run again with changes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}. {message}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryPresenter</name>
    <message>
        <source>Earlier runs are being read from the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history on this computer was damaged. It was set aside as {path} and is being read again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script is not here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was handed in has not been fetched from the server yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HomePanel</name>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing yet. What you optimize appears here with what came of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a script…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in Roblox Studio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text that is in no file yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try a sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LastSessionNote</name>
    <message>
        <source>Save report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app ended unexpectedly last time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app ended unexpectedly last time. Your text is back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogDialog</name>
    <message>
        <source>App</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines of the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No line matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been logged yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing yet. Lines of a server that another program started are not shown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passwords, keys, e-mail addresses, your name, your home folder and script text are left out of all this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LookSection</name>
    <message>
        <source>Animations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another language is used from the next start on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the app and start it again to see the new language.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast comes by itself when the system asks for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Toasts slide in and progress glides.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Finish in the background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One script at a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened {name}; the others were left alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit and lose it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit and lose the text?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shall they be finished without the window, or stop and go on at the next start?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop for now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks are still running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The editor holds text that is in no file, and it could not be kept: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OptimizationSection</name>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next optimization starts with it. Choosing another on the page changes it here too.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageHeader</name>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimize</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimized</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Original</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RobloxStudioPanel</name>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring a Luau script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to line {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Luau scripts (*.luau *.lua)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a Luau script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a script…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open one, drop a file here, or paste with {keys}. You get it back faster where that is possible, with every change explained and shown to be safe. Your file is not touched until you save.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimize a script with evidence that it still does the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the text?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roblox Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start typing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The editor holds text that is in no file. Open {name} in its place?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try a sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lines} · press Optimize to see what can be gained</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RobloxStudioPresenter</name>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds half of a character. Type it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not valid text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to optimize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open, paste or drop a script first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it in a file. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script is on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server refused it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved text is not being kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} could not be optimized</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Run</name>
    <message>
        <source>Sending the script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the server to start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the server. The script is sent as soon as it is back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Find a shortcut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No shortcut matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspace: {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TaskListModel</name>
    <message>
        <source>Show more ({n} left)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TaskProgressCard</name>
    <message>
        <source>Close the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TaskProgressList</name>
    <message>
        <source>Tasks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TasksPanel</name>
    <message>
        <source>All tasks at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the tasks panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No task matches the filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing yet. What you start appears here, with its progress.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} active</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TasksPresenter</name>
    <message>
        <source>The history keeps them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{completed} completed, {failed} failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} is ready</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close the message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ToastSection</name>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A toast stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It never goes while the mouse or the keyboard is on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds that a toast stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Toasts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until I close it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything happens on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No account, no network. A script that you bring comes back only with changes that are shown to be safe: proven, or run before and after in a closed box. Your files stay as they are until you save.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a script with real waste, press Optimize, and read what was changed and why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it on a sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can change it at any time in the menu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message>
        <source>'(' after the generic parameters of a function type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>'-&gt;' in a function type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>'function' after an attribute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>'{1}' to close '{2}' {3}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>'{1}' {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>'}' to close the braces of an interpolated string</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(line {1#}: {2})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 change applied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A NUL character. Luau would silently ignore everything after it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A for loop runs its body in place, with no function call per element ({1} as fast).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A global is looked up by name each time; a local is read directly ({1} as fast in a loop).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run could not add to that. {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A secure connection to {1} could not be made. Its certificate is not trusted by this computer, or it does not speak https at this port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A setting in the environment is not right: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A supervised server gets its token, 64 hexadecimal digits, as the first line of its input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also run before and after, with the same result. {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An if expression in place of `a and b or c` reads better and measures about the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An interpolated string in place of `..` is slower, and accepts nil where `..` reports it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another server holds the data folder. Waiting for its answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another server is running on {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another test of the endpoint is running. Wait for its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appending to an array</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most {1} MB can be sent in one request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both still go on after 10 seconds of virtual time; what comes later was not run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both stop with the same error{1}: {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both wait for something that never comes here; what comes after was not run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built-in functions kept in locals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Called by its full name, string.{1} is one of the functions that Luau runs without the cost of a call ({2} as fast as the method form).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls of math.max and math.min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls of unpack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled before it started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check it, or make a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choices with and/or</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collecting the arguments with {...} first is slower than select(i, ...), which Luau runs as a fast call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing by hand in place of math.max or math.min is slower, and treats not-a-number differently</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compiling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Constant table {1} built once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DATABASE_URL names no database that this server can use: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default values with or</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direct call of string.{1} in place of {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Division by two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropping pairs or ipairs from a loop header gains nothing on real tables, and it changes which tables work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each was shown safe in the way that its rule states.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Effect {1} differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit code: 0 stopped when told to, 1 cannot start (the last line says why), 2 bad usage or a setting in the environment that is not right, 3 another server holds the data folder already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields of {1} set in its constructor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Floor division in place of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For loop in place of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Function {1} made local</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Function {1} made once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes on when the server is back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be read: {1}. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has {1} KB; at most {2} KB can be optimized at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a binary file, not a script.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being started. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is no regular file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not UTF-8 text: see line {1}. Save it as UTF-8 and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not written: {1}. The file is unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its event handlers were called only as far as events happen here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its last words: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeping a built-in function in a local is an old Lua habit. Luau already resolves the full name ahead of time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave user name and password out of the address; the key has a field of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaving out tostring for a number before `..` changes nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length operator in place of table.getn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length operator in place of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {1#}: {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {1} holds half of a character. Type it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loops over pairs and ipairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Luau makes a table of the right size when it sees all {1} fields at once ({2} as fast).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Luau's compiler does this by itself (the bytecode is the same), so there is nothing to gain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured over the whole script, in the Luau {1} interpreter of this app, outside Roblox.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiplying by 0.5 is not faster than dividing by 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negated comparisons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No AI endpoint is set. Everything works without one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No space left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No such file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a UTF-8 file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a text file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not applied: scripts were not run this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not applied: the bundled Luau {1} cannot check it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not applied: the conservative level keeps to what is proven by rule. Balanced would run it and compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not applied: the run before and after did not get to this place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not applied: the run did not show that what is annotated as a string here always is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not applied: the script uses a name by which a run shows that a place was executed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not applied: the script would no longer compile ({1}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not applied: there were too many such edits to run each by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not applied: together with the other edits the run before and after was not shown equal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not applied: with it, a run before and after was not shown equal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not applied: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not available outside Roblox: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not deterministic: the original does not do the same thing twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not possible now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not shown: the script runs into a stack overflow. How far it gets until then hangs on how much stack each call takes, and any edit can change that; here it did.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not shown: {1} produces {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not shown: {1} was stopped, {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not valid text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing answers at {1}. Check the address, the network, and that the service runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing reads {1}, so computing it was wasted ({2} as fast without it).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to gain, left unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One run takes too long to repeat it often enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the owner of this server can do this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outside your own network the address must begin with https://, so that nobody can read the key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port {1} on {2} is taken or not allowed ({3}). Choose another with --port, or --port 0 for any free one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Powers of two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remainders by two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run before and after in Luau {1}: {2} This place was executed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running before and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the body as {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serving on {1}, data in {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something in the request is not valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong in the app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong in the server. Its log has the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside the app. The script was not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Square roots by power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strings joined with ..</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students cannot do this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Testing for nil in place of `x = x or value` is not faster, and differs for false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The AI endpoint cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Luau virtual machine (package pluau) is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address ends at the path, such as https://api.openai.com/v1, without ? or #.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address holds a character that no address can have, such as a space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address must begin with https:// or http://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer to {1} could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app lost control of its server. Start the app again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The damaged file is kept as {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data folder {1} cannot be used: {2}, or name another folder in {3}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full, so nothing was stored. Free some space and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The edited script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The embedded server listens on a loopback address only, such as 127.0.0.1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine stopped while it worked on this script. The script was not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fields are set one after the other right after `{1}` is made, no value mentions it, the values are computed in the same order on the same lines, and nothing iterates over the table or passes it on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The function was made again at every call of the one around it, from which it uses nothing. At the top level it is made once, and Luau can inline it ({1} as fast).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The functions that it returns were compared by name and not called; what they keep inside was not compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history on this computer cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key holds a space or a character that no key can have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lease ran out without a heartbeat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list was not exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The local workspace is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of the model holds a character that cannot be printed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report could not be saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request did not arrive within {1} seconds. Send it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request did not get through ({1}). Nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result for this script is larger than an engine may hand on. The script was not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run ends differently: {1}, then {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same holds for {1} more place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same holds for {1} more places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script ends too soon to be timed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script has {1} KB. At most {2} KB can be optimized at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script was left untouched: the bundled Luau {1} does not accept it{2}. Most likely it uses syntax newer than that version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script was not run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script would no longer compile ({1}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server and the app do not match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server could not be started: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server had a fault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is not running yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is not running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is starting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server knows nothing of it any more. Optimize it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server sent the request elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server that this app was using has ended. Starting another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server {1} and is being restarted. Your tasks are kept.{2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table was built again at every call. It now stands at the top level of the script and is built once ({1} as fast).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The task history in {1} cannot be opened: {2}. Check that the disk has free space and that the folder can be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The task history was damaged and there was no copy of it yet, so it starts anew. {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The task history was damaged. The copy of {1} was put in its place; what came later is missing. {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is still here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The worker stopped in the middle of this task, and trying again did not help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The worker was lost, trying again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model “{1}” there. Choose one of those that the test finds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such task here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This Idempotency-Key was used before with a different request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address cannot be used. Enter the name or the number of the computer that answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This channel does not belong to your organization.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is not UTF-8 text: line {1} holds a byte that UTF-8 does not allow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a binary file (it contains NUL bytes), not a Luau script.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a fault of ours ({1}). The log has the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no address. It looks like https://api.openai.com/v1 or http://localhost:11434/v1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is too long to be a key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This server answers only to its own address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This server needs the token of its own launch. Start the app again to connect to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This task has already been cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This task has already completed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This task has already failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This task is still running. Cancel it first, or wait for its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This task is {1} and has no result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This text holds half of a character pair (a lone surrogate) and cannot be stored as UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unused local variable removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use of {1} slows the whole script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Using the server that is already running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variable {1} made local</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for a free slot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web pages of other sites may not use this server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing math.sqrt(x) in place of x ^ 0.5 changes nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing x * x in place of x ^ 2 changes next to nothing; Luau multiplies either way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`#` asks the string for its length directly, with no function call ({1} as fast).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`#` is what table.getn was replaced by; it needs no function call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`//` divides and rounds down in one step ({1} as fast).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`a ~= b` compiles to the same code as `not (a == b)`</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`t[#t + 1] = v` and table.insert(t, v) measure about the same; table.insert says what it does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`{1}` and `{2}`</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`{1}` and `{2}` can only be numbers here, and for numbers `a // b` is math.floor(a / b), also for negative, infinite and not-a-number values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`{1}` can only be a string here, and `string` is Luau's own library: the method and the function are the same function with the same arguments.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`{1}` can only be a string here, and for a string both forms give its length in bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`{1}` holds literal constants only; the script only reads its fields, never changes it, hands it on or compares it; and the name means nothing else in between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`{1}` is a table that gets no metatable, so both count the same way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`{1}` is a table that never changes and has no metatable; the function returns nothing, and nothing in it can wait or call back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`{1}` makes Luau give up its optimizations of globals for the whole script. A script without it measured {2} times as fast. Rules that rely on globals were not used here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a .. ':' .. b to an interpolated string</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a and b or c to an if expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a comment that is never closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a constant after 'export const'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a long string that is never closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a name or an expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a name {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a string that is not closed on its line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after the bounds of a for loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after the condition of a while loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after the condition of an if expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after the condition of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after the dot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after the field name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after the key of a table field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after the name of a constant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after the values of a for loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after the variables of a for loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after typeof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an assignment or a function call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an assignment or a function call ('continue' stands outside of a loop)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an expression between the braces of an interpolated string</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an interpolated string that is not closed on its line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answers with more than a reply can be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answers with something that cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at column {1#}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at line {1#}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before a table type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before a type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before the generic parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before the parameters of a function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before the type arguments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>between the bounds of a for loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bit32.band in place of `% 2` is faster on one Luau version and slower on another, and it gives other results for fractions and large numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>constant table in a function to script level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>end of file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended with code {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected 'function' after an attribute, found 'local'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected a variable or a field on the left of an assignment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected {1}, {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for i = 1, #t with t[i] to for i, v in t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found '(' at the start of a line, which could be a call or a new statement; put it on the line before, or a ';' between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found '...' in a function that takes no variable arguments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found '{1}' outside of a loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found '{1}', which is no attribute that Luau knows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found a generic type after a generic pack; types come first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found a second indexer in a table type, which may have one only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found a union mixed with an intersection; put parentheses around one of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found an interpolated string, which cannot be a type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found {1} in a string, which is no valid escape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found {1}, which is no number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>function in a function to script level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>generic pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>global function to local function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>global variable to local</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has nothing under this path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in a type alias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in an assignment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in an if expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in {1} seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ipairs(t) to in t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not end by itself within the budget of steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it needs more memory than a script may have here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it prints without end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it takes too long to run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>math.floor to a local of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>math.floor(a / b) to a // b</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>math.max(a, b) to an if expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more edits of this rule were made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more places of this rule were left as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not (a == b) to a ~= b</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of a function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of a generic parameter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of a local function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of a method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of a table field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of a type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of a type function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of a variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of an attribute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pairs(t) to in t, dictionary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pairs(t) to in t, large array</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>proven by rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>proven by rule, and run before and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run before and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s:byte(i) to string.byte(s, i)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s:len() to #s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s:sub(i, i) to string.sub(s, i, i)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>script with getfenv() to one without</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>select in a loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>select(i, ...) in a loop to {...}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped unexpectedly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>string.len(s) to #s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>t = {}, t.a =, t.b = to one constructor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>table.find to a local of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>table.foreach(t, f) to a for loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>table.insert(t, v) to t[#t + 1] = v</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>table.unpack is the same function as unpack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the arguments of a method call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the character U+{1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the character {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the code is nested more than {1} levels deep; simplify it to continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the connection was closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the edited script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the number {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the string {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this, or a part of it, is a file, not a folder. Move that file away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to close the type arguments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tostring before joining</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tostring to a local of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tostring(x) .. s to x .. s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>type to a local of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unpack(t) to table.unpack(t)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unused local computation removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was not ready after {1} seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x % 2 to bit32.band(x, 1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x = x or d to if x == nil then x = d end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x/2 to x*0.5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x^0.5 to math.sqrt(x)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x^2 to x*x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1#} to {2#}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1#} to {2#} times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1} Install the same version of both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1} are first mentioned here, at the top level of the script, so every later use sees the local. Other scripts cannot see a script's globals, and nothing here looks them up by name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1} asks for a key. {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1} changes applied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1} did not finish its answer within {2} seconds. A smaller model is quicker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1} does not accept this key. {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1} does not end by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1} edit that a rule proves was left out: a run before and after came out different. That should not happen; please report it. {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1} edits that a rule proves were left out: a run before and after came out different. That should not happen; please report it. {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1} effect in the same order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1} effects in the same order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1} has trouble of its own (HTTP {2}). Try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1} is first mentioned here, at the top level of the script, so every later use sees the local. Other scripts cannot see a script's globals, and nothing here looks them up by name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1} is never read or assigned again, and computing its value can neither fail nor do anything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1} is no number of seconds above 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1} is no port; there are 0 to {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1} more of the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1} refused the request (HTTP {2}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1} refused the request (HTTP {2}): {3}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1} sends requests elsewhere, and the key must not follow. Enter the final address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1} stops with an error here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1} takes no more requests for now. Try again {2}, or check what your plan allows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1} was stopped, {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1} {2}, from line {3} on. They are not listed one by one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1} {2}, so it is no OpenAI-compatible address. Such an address often ends in /v1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1}, by which clients find this server, cannot be written: {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1}. Measured: {2} (1 is no difference).{3}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1}. Tasks run all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1}: {2#} times as fast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1}: {2#} to {3#} times as fast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1}: {2}. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1}{2}. Make it a folder that you can write to</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>window</name>
    <message numerus="yes">
        <source>1 change</source>
        <comment>{n} changes</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 line</source>
        <comment>{n} lines</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 model found</source>
        <comment>{n} models found</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 note</source>
        <comment>{n} notes</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 run</source>
        <comment>{n} runs</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 run found</source>
        <comment>{n} runs found</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 run is chosen</source>
        <comment>{n} runs are chosen</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 run is in {path}</source>
        <comment>{n} runs are in {path}</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 run was deleted.</source>
        <comment>{n} runs were deleted.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 stretch of lines differs</source>
        <comment>{n} stretches of lines differ</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 task has ended</source>
        <comment>{n} tasks have ended</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 task removed from the list</source>
        <comment>{n} tasks removed from the list</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A key is kept only until the app closes, since the keyring did not take it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key is stored in {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A script full of traps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A script with nothing to gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A script with real waste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About ToolBoxAI Companion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adding up…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aggressive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any service that speaks OpenAI's API, also on this computer, such as http://localhost:11434/v1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking for the models and for one short reply…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks the address for its models and for one short reply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Behaviour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Behaviour differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Behaviour not compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel what runs, remove what has ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes arrive by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conservative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy what is selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit and retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit and run again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the address first: a key belongs to its address and is sent to no other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every line looks as if it could be made faster, and every such edit would break it. None is made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that can be done with a task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed or cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First or last choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold or unfold a group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In force now, from the environment of the server: {url}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert a tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It follows old speed tips that Luau no longer needs. You learn which, and why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works: {found}, a reply after {seconds} s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works: {found}. Choose one and test again for a reply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It would be kept only until the app closes: this system offers no keyring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind, A to Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind, Z to A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 365 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Levels and other choices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line}: {message}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live updates are about to begin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local server · joining</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local server · live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local server · no live updates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logs and report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for the keyring of this system…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, A to Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, Z to A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next or previous choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not shown safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only if the address asks for one. It goes to that address and nowhere else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the result, or fold a group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roblox Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run again from an earlier task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run with changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same behaviour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same behaviour as far as it ran</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same until the stack overflows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Script optimization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secrets are kept in {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server not running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server restarting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several changes make it faster, each with its evidence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State, A to Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State, Z to A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks {tasks} · history {history} · logs {logs} · other {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app asks for changes every second or two while tasks run. Everything works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is in a keyring that is not open, so it is not used now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is not connected yet; the test goes through it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme: {choice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to test without an address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This system offers no keyring. Secrets are kept only until the app closes, and never in a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the first or last line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try {number} of {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try {number}, {time}, {took}: {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try {number}, {time}: running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will be sent when the server is back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>You can go on editing; 1 request waits and is sent when it is back.</source>
        <comment>You can go on editing; {n} requests wait and are sent when it is back.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>You can go on editing; what you start now is sent when it is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zip archives (*.zip)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>advice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>almost done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>also edits that were run before and after and compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>applied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as Balanced for now; edits that change the shape of the code come later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both runs still went on when their virtual time was over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both runs stopped at line {line} ({message})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both runs stopped with an error ({message})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both runs wait for something that never comes outside Roblox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no measurable difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not possible now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not shown safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only edits that a rule proves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>processing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>proven by rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run and compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the keyring of this system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the script recurses without end, and stops elsewhere than before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under 0.1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>will be tried again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{before} → {after} ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{before} → {after} ms, {runs} paired runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{end}. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{factor}× as fast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}, started {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{message}, same behaviour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is locked. Until it is opened, secrets are kept only until the app closes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{times}× faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{times}× slower</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
