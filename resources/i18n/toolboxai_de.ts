<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name></name>
    <message>
        <source>A character in it cannot be used.</source>
        <translation>Ein Zeichen darin ist nicht erlaubt.</translation>
    </message>
    <message>
        <source>Fill this in.</source>
        <translation>Bitte ausfüllen.</translation>
    </message>
    <message>
        <source>These are too many.</source>
        <translation>Das sind zu viele.</translation>
    </message>
    <message>
        <source>This is too long.</source>
        <translation>Das ist zu lang.</translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>MIT licence. The app brings these along, each under its own licence:</source>
        <translation>MIT-Lizenz. Die App bringt Folgendes mit, jeweils unter eigener Lizenz:</translation>
    </message>
    <message>
        <source>Reading the licences…</source>
        <translation>Lizenzen werden gelesen …</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>Text der Lizenz</translation>
    </message>
    <message>
        <source>What is bundled</source>
        <translation>Was enthalten ist</translation>
    </message>
    <message>
        <source>known when the server runs</source>
        <translation>bekannt, sobald der Server läuft</translation>
    </message>
    <message>
        <source>{name} is under this licence: {licence}. Its text was not installed with it.</source>
        <translation>{name} steht unter dieser Lizenz: {licence}. Ihr Text wurde nicht mit installiert.</translation>
    </message>
</context>
<context>
    <name>AccountSection</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Account and server</source>
        <translation>Konto und Server</translation>
    </message>
    <message>
        <source>After a change you have to sign in again everywhere else.</source>
        <translation>Nach einer Änderung müssen Sie sich überall sonst neu anmelden.</translation>
    </message>
    <message>
        <source>All that the server keeps of you, as a JSON file.</source>
        <translation>Alles, was der Server über Sie aufbewahrt, als JSON-Datei.</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>Passwort ändern</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Delete my account</source>
        <translation>Mein Konto löschen</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>E-mail not verified</source>
        <translation>E-Mail nicht bestätigt</translation>
    </message>
    <message>
        <source>E-mail verified</source>
        <translation>E-Mail bestätigt</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>End the sign-in on {device}</source>
        <translation>Anmeldung auf {device} beenden</translation>
    </message>
    <message>
        <source>Everything stays on this computer, and nothing here needs an account.</source>
        <translation>Alles bleibt auf diesem Computer, und nichts hier braucht ein Konto.</translation>
    </message>
    <message>
        <source>Export my data</source>
        <translation>Meine Daten exportieren</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON-Dateien (*.json)</translation>
    </message>
    <message>
        <source>Last seen {moment}</source>
        <translation>Zuletzt gesehen {moment}</translation>
    </message>
    <message>
        <source>My data</source>
        <translation>Meine Daten</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Send the mail again</source>
        <translation>E-Mail erneut senden</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Sign in to a team…</source>
        <translation>Bei einem Team anmelden …</translation>
    </message>
    <message>
        <source>Sign out…</source>
        <translation>Abmelden …</translation>
    </message>
    <message>
        <source>Signed in here, now</source>
        <translation>Hier angemeldet, jetzt</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>The server is not there.</source>
        <translation>Der Server ist nicht da.</translation>
    </message>
    <message>
        <source>This computer has no keyring that takes the sign-in, so it ends when the app closes, and the password is asked for at the next start.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund, der die Anmeldung aufnimmt. Sie endet daher mit der App, und beim nächsten Start wird nach dem Passwort gefragt.</translation>
    </message>
    <message>
        <source>Unnamed device</source>
        <translation>Gerät ohne Namen</translation>
    </message>
    <message>
        <source>Where you are signed in</source>
        <translation>Wo Sie angemeldet sind</translation>
    </message>
    <message>
        <source>With everything that is yours there, for good.</source>
        <translation>Mit allem, was dort Ihnen gehört, endgültig.</translation>
    </message>
    <message>
        <source>version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>{server}, which is not connected now</source>
        <translation>{server}, zurzeit nicht verbunden</translation>
    </message>
</context>
<context>
    <name>AiPresenter</name>
    <message>
        <source>The app uses the key no more, but the keyring could not be opened and may still hold it.</source>
        <translation>Die App verwendet den Schlüssel nicht mehr. Der Schlüsselbund ließ sich aber nicht öffnen und enthält ihn vielleicht noch.</translation>
    </message>
</context>
<context>
    <name>AiSection</name>
    <message>
        <source>AI endpoint</source>
        <translation>KI-Endpunkt</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Choose one</source>
        <translation>Eines auswählen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Clear the key</source>
        <translation>Schlüssel löschen</translation>
    </message>
    <message>
        <source>Everything works without it and offline. A script is sent to it only at the Aggressive level, and only while “Ask a model” is ticked there: the text of that script with its comments, and nothing else. Unless the address is on this computer, the script leaves it, and the service may keep it.</source>
        <translation>Alles funktioniert auch ohne ihn und offline. Ein Skript wird nur auf der Stufe Aggressiv dorthin geschickt, und nur solange dort „Modell fragen“ angekreuzt ist: der Text dieses Skripts mit seinen Kommentaren, und sonst nichts. Liegt die Adresse nicht auf diesem Computer, verlässt ihn das Skript, und der Dienst kann es behalten.</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Keyring</source>
        <translation>Schlüsselbund</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop the test</source>
        <translation>Test anhalten</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Test is running</source>
        <translation>Test läuft</translation>
    </message>
    <message>
        <source>Test shows which there are</source>
        <translation>Der Test zeigt, welche es gibt</translation>
    </message>
    <message>
        <source>The name as the service gives it.</source>
        <translation>Der Name, wie der Dienst ihn nennt.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Try the keyring again</source>
        <translation>Schlüsselbund erneut versuchen</translation>
    </message>
</context>
<context>
    <name>AiTick</name>
    <message>
        <source>Let a model write questions too</source>
        <translation>Auch ein Modell Fragen schreiben lassen</translation>
    </message>
</context>
<context>
    <name>AssessmentForm</name>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source> min</source>
        <translation> Min</translation>
    </message>
    <message>
        <source>All that fit the topic</source>
        <translation>Alle, die zum Thema passen</translation>
    </message>
    <message>
        <source>Difficulty</source>
        <translation>Schwierigkeit</translation>
    </message>
    <message>
        <source>Kinds of question</source>
        <translation>Fragearten</translation>
    </message>
    <message>
        <source>Levels of thinking (optional)</source>
        <translation>Denkstufen (optional)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>Passing score</source>
        <translation>Bestanden ab</translation>
    </message>
    <message>
        <source>Points each</source>
        <translation>Punkte je Frage</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>AssessmentView</name>
    <message>
        <source>All assessments</source>
        <translation>Alle Prüfungen</translation>
    </message>
    <message>
        <source>Another question is being looked for.</source>
        <translation>Eine andere Frage wird gesucht.</translation>
    </message>
    <message>
        <source>New assessment</source>
        <translation>Neue Prüfung</translation>
    </message>
    <message>
        <source>Order of questions</source>
        <translation>Reihenfolge der Fragen</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Üben</translation>
    </message>
    <message>
        <source>The questions</source>
        <translation>Die Fragen</translation>
    </message>
    <message>
        <source>The server is not there.</source>
        <translation>Der Server ist nicht da.</translation>
    </message>
    <message>
        <source>There are no questions.</source>
        <translation>Es gibt keine Fragen.</translation>
    </message>
    <message>
        <source>Without a question</source>
        <translation>Ohne eine Frage</translation>
    </message>
</context>
<context>
    <name>AssessmentsPanel</name>
    <message>
        <source>Assessments</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>No assessments yet. Name a topic and press Generate, or open a lesson and make a quiz from it. What is made is kept in this list.</source>
        <translation>Noch keine Prüfungen. Nennen Sie ein Thema und drücken Sie „Erstellen“, oder öffnen Sie eine Unterrichtsstunde und machen Sie ein Quiz daraus. Was entsteht, bleibt in dieser Liste.</translation>
    </message>
    <message>
        <source>Your assessments</source>
        <translation>Ihre Prüfungen</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close the message</source>
        <translation>Meldung schließen</translation>
    </message>
</context>
<context>
    <name>BillingPanel</name>
    <message>
        <source>Billing</source>
        <translation>Abrechnung</translation>
    </message>
    <message>
        <source>Billing is not set up</source>
        <translation>Die Abrechnung ist nicht eingerichtet</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Rechnungen</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Tarif</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Gezeigt</translation>
    </message>
    <message>
        <source>This server sells nothing, and no plan limits what you can do. Whoever runs it can set up payments with Stripe.</source>
        <translation>Dieser Server verkauft nichts, und kein Tarif begrenzt, was Sie tun können. Wer ihn betreibt, kann Zahlungen mit Stripe einrichten.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Warten auf den Server</translation>
    </message>
    <message>
        <source>What your team has is kept by its server, and is shown as soon as it answers.</source>
        <translation>Was Ihr Team hat, bewahrt sein Server auf; es wird gezeigt, sobald er antwortet.</translation>
    </message>
    <message>
        <source>Your role may not change what your organization pays for. Ask an admin.</source>
        <translation>Ihre Rolle darf nicht ändern, was Ihre Organisation bezahlt. Fragen Sie einen Admin.</translation>
    </message>
    <message>
        <source>test mode: no real money</source>
        <translation>Testbetrieb: kein echtes Geld</translation>
    </message>
</context>
<context>
    <name>BuyDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Nothing is sold at the moment.</source>
        <translation>Im Moment wird nichts angeboten.</translation>
    </message>
    <message>
        <source>Pay in the browser…</source>
        <translation>Im Browser bezahlen …</translation>
    </message>
    <message>
        <source>The server is not there.</source>
        <translation>Der Server ist nicht da.</translation>
    </message>
    <message>
        <source>You pay on a page of Stripe's in your browser. No card comes near this app or your team's server, and the plan begins when Stripe says that it is paid.</source>
        <translation>Sie bezahlen auf einer Seite von Stripe in Ihrem Browser. Keine Karte kommt in die Nähe dieser App oder des Servers Ihres Teams, und der Tarif beginnt, sobald Stripe die Zahlung meldet.</translation>
    </message>
</context>
<context>
    <name>ChangeDetails</name>
    <message>
        <source>About the chosen change</source>
        <translation>Zur gewählten Änderung</translation>
    </message>
    <message>
        <source>Go to line {line}</source>
        <translation>Zu Zeile {line}</translation>
    </message>
    <message>
        <source>Opens the script at this line; Escape leads back</source>
        <translation>Öffnet das Skript an dieser Zeile; Esc führt zurück</translation>
    </message>
</context>
<context>
    <name>ChangeDialog</name>
    <message>
        <source>Ask again</source>
        <translation>Erneut fragen</translation>
    </message>
    <message>
        <source>Asking what it costs…</source>
        <translation>Der Preis wird erfragt …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Change and pay</source>
        <translation>Ändern und bezahlen</translation>
    </message>
    <message>
        <source>Choose another plan or another number of units to see what it costs.</source>
        <translation>Wählen Sie einen anderen Tarif oder eine andere Zahl von Einheiten, um zu sehen, was es kostet.</translation>
    </message>
    <message>
        <source>First it must be known what it costs.</source>
        <translation>Erst muss bekannt sein, was es kostet.</translation>
    </message>
    <message>
        <source>It is not known what this costs.</source>
        <translation>Es ist nicht bekannt, was das kostet.</translation>
    </message>
    <message>
        <source>It is under way.</source>
        <translation>Es läuft gerade.</translation>
    </message>
    <message>
        <source>Nothing has been changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The server is not there.</source>
        <translation>Der Server ist nicht da.</translation>
    </message>
    <message>
        <source>This is what you have.</source>
        <translation>Das haben Sie jetzt.</translation>
    </message>
    <message>
        <source>What it is made of</source>
        <translation>Woraus es sich zusammensetzt</translation>
    </message>
</context>
<context>
    <name>ChangePasswordDialog</name>
    <message>
        <source>New password</source>
        <translation>Neues Passwort</translation>
    </message>
    <message>
        <source>Password as it is now</source>
        <translation>Bisheriges Passwort</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>Arrow keys go from day to day.</source>
        <translation>Die Pfeiltasten gehen von Tag zu Tag.</translation>
    </message>
</context>
<context>
    <name>ChoiceBar</name>
    <message>
        <source>Back to the choice that was checked</source>
        <translation>Zurück zu der Auswahl, die geprüft wurde</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Shows the rest safe, and measures it, without what you left out</source>
        <translation>Zeigt den Rest als sicher und misst ihn, ohne das, was Sie weggelassen haben</translation>
    </message>
</context>
<context>
    <name>ClassesDialog</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Choose a class first.</source>
        <translation>Wählen Sie zuerst eine Klasse.</translation>
    </message>
    <message>
        <source>Choose a student first.</source>
        <translation>Wählen Sie zuerst eine Person.</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the class</source>
        <translation>Klasse löschen</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Find a student</source>
        <translation>Schülerin oder Schüler finden</translation>
    </message>
    <message>
        <source>In the class</source>
        <translation>In der Klasse</translation>
    </message>
    <message>
        <source>In {name}</source>
        <translation>In {name}</translation>
    </message>
    <message>
        <source>New class</source>
        <translation>Neue Klasse</translation>
    </message>
    <message>
        <source>New class…</source>
        <translation>Neue Klasse …</translation>
    </message>
    <message>
        <source>Other students</source>
        <translation>Andere Schüler</translation>
    </message>
    <message>
        <source>Rename the class</source>
        <translation>Klasse umbenennen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>The class {name} is deleted. Its students and what they handed in stay.</source>
        <translation>Die Klasse {name} wird gelöscht. Ihre Schüler und was sie abgegeben haben bleiben.</translation>
    </message>
    <message>
        <source>The server is not there.</source>
        <translation>Der Server ist nicht da.</translation>
    </message>
    <message>
        <source>Your classes</source>
        <translation>Ihre Klassen</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Nothing matches. Try fewer letters.</source>
        <translation>Keine Treffer. Versuchen Sie es mit weniger Buchstaben.</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Search pages, actions, tasks and scripts</source>
        <translation>Seiten, Aktionen, Aufgaben und Skripte suchen</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Back to the list</source>
        <translation>Zurück zur Liste</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Originals</source>
        <translation>Originale</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Results of two runs</source>
        <translation>Ergebnisse zweier Läufe</translation>
    </message>
    <message>
        <source>Scripts of two runs</source>
        <translation>Skripte zweier Läufe</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>The texts are the same</source>
        <translation>Die Texte sind gleich</translation>
    </message>
</context>
<context>
    <name>ConnectionState</name>
    <message>
        <source>Connection: {state}</source>
        <translation>Verbindung: {state}</translation>
    </message>
</context>
<context>
    <name>ContentForm</name>
    <message>
        <source>A file is still being read.</source>
        <translation>Eine Datei wird noch gelesen.</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erstellen</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>Klassenstufe</translation>
    </message>
    <message>
        <source>Objectives</source>
        <translation>Lernziele</translation>
    </message>
    <message>
        <source>Objectives, one a line (optional)</source>
        <translation>Lernziele, eines je Zeile (optional)</translation>
    </message>
    <message>
        <source>One is being made.</source>
        <translation>Es wird gerade etwas erstellt.</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Fach</translation>
    </message>
    <message>
        <source>Such as Equivalent fractions</source>
        <translation>Zum Beispiel Equivalent fractions</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>Topic (optional)</source>
        <translation>Thema (optional)</translation>
    </message>
    <message>
        <source>Your material (optional)</source>
        <translation>Ihr Material (optional)</translation>
    </message>
</context>
<context>
    <name>ContentPage</name>
    <message>
        <source>Version {number}</source>
        <translation>Version {number}</translation>
    </message>
</context>
<context>
    <name>DashboardPanel</name>
    <message>
        <source>By day</source>
        <translation>Nach Tagen</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>Nach Art</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Figures by day</source>
        <translation>Zahlen nach Tagen</translation>
    </message>
    <message>
        <source>Figures by kind</source>
        <translation>Zahlen nach Art</translation>
    </message>
    <message>
        <source>For admins</source>
        <translation>Für Verwalter</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Erneut nachsehen</translation>
    </message>
    <message>
        <source>No connection. These are the last figures.</source>
        <translation>Keine Verbindung. Das sind die letzten Zahlen.</translation>
    </message>
    <message>
        <source>No figures yet</source>
        <translation>Noch keine Zahlen</translation>
    </message>
    <message>
        <source>No task in this time.</source>
        <translation>Keine Aufgabe in dieser Zeit.</translation>
    </message>
    <message>
        <source>Nothing is stuck.</source>
        <translation>Nichts hängt fest.</translation>
    </message>
    <message>
        <source>Nothing waits and nothing runs.</source>
        <translation>Nichts wartet, und nichts läuft.</translation>
    </message>
    <message>
        <source>Only admins see the figures of the server.</source>
        <translation>Die Zahlen des Servers sehen nur Verwalter.</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Warteschlangen</translation>
    </message>
    <message>
        <source>Run time</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>Gezeigt als</translation>
    </message>
    <message>
        <source>Stuck tasks</source>
        <translation>Aufgaben, die festhängen</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Tasks by day</source>
        <translation>Aufgaben nach Tagen</translation>
    </message>
    <message>
        <source>They come when the server answers.</source>
        <translation>Sie kommen, sobald der Server antwortet.</translation>
    </message>
    <message>
        <source>Wait before the start</source>
        <translation>Wartezeit vor dem Start</translation>
    </message>
    <message>
        <source>Whose tasks</source>
        <translation>Wessen Aufgaben</translation>
    </message>
</context>
<context>
    <name>DataSection</name>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Days that the history is kept</source>
        <translation>Tage, die der Verlauf aufbewahrt wird</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>For ever</source>
        <translation>Für immer</translation>
    </message>
    <message>
        <source>Keep the history for</source>
        <translation>Verlauf aufbewahren</translation>
    </message>
    <message>
        <source>Older entries go. 0 keeps them all.</source>
        <translation>Ältere Einträge entfallen. Bei 0 bleiben alle.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
</context>
<context>
    <name>DeleteAccountDialog</name>
    <message>
        <source>Your account on this server is deleted with your tasks, lessons, quizzes and files, in every team there. What is kept of it on this computer goes too. This cannot be undone.</source>
        <translation>Ihr Konto auf diesem Server wird mit Ihren Aufgaben, Unterrichtsstunden, Prüfungen und Dateien gelöscht, in jedem Team dort. Auch was davon auf diesem Computer liegt, wird gelöscht. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Ihr Passwort</translation>
    </message>
</context>
<context>
    <name>DetailView</name>
    <message>
        <source>Attempt {number}</source>
        <translation>Versuch {number}</translation>
    </message>
    <message>
        <source>Go on with the quiz</source>
        <translation>Quiz fortsetzen</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>Abgegeben</translation>
    </message>
    <message>
        <source>It is closed.</source>
        <translation>Es ist geschlossen.</translation>
    </message>
    <message>
        <source>It is not open yet.</source>
        <translation>Es ist noch nicht offen.</translation>
    </message>
    <message>
        <source>No attempt is left.</source>
        <translation>Es ist kein Versuch mehr übrig.</translation>
    </message>
    <message>
        <source>See</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>See {name}</source>
        <translation>{name} ansehen</translation>
    </message>
    <message>
        <source>Start the quiz</source>
        <translation>Quiz beginnen</translation>
    </message>
    <message>
        <source>The server is not there.</source>
        <translation>Der Server ist nicht da.</translation>
    </message>
    <message>
        <source>What was shared</source>
        <translation>Was geteilt wurde</translation>
    </message>
    <message>
        <source>Your answer: {text}</source>
        <translation>Ihre Antwort: {text}</translation>
    </message>
    <message>
        <source>Your teacher decides when the result can be seen.</source>
        <translation>Ihre Lehrkraft bestimmt, wann das Ergebnis zu sehen ist.</translation>
    </message>
    <message>
        <source>Your teacher: {text}</source>
        <translation>Ihre Lehrkraft: {text}</translation>
    </message>
    <message>
        <source>no result to see yet</source>
        <translation>noch kein Ergebnis zu sehen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>trial run</source>
        <translation>Probelauf</translation>
    </message>
</context>
<context>
    <name>DiagnosticsPresenter</name>
    <message>
        <source>Report saved</source>
        <translation>Bericht gespeichert</translation>
    </message>
</context>
<context>
    <name>DiagnosticsSection</name>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Logs and report</source>
        <translation>Protokolle und Bericht</translation>
    </message>
    <message>
        <source>Open the logs</source>
        <translation>Protokolle öffnen</translation>
    </message>
    <message>
        <source>What the window and the server have noted. A report can be saved for whoever is to help, without tokens, addresses, names of people and script text.</source>
        <translation>Was Fenster und Server festgehalten haben. Ein Bericht lässt sich für alle speichern, die helfen sollen: ohne Zugangsdaten, Adressen, Namen von Personen und Skripttext.</translation>
    </message>
</context>
<context>
    <name>DiffView</name>
    <message>
        <source>Original and optimized script</source>
        <translation>Ursprüngliches und optimiertes Skript</translation>
    </message>
</context>
<context>
    <name>DocumentHead</name>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Not as it was asked</source>
        <translation>Anders als gewünscht</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Wird gespeichert</translation>
    </message>
    <message>
        <source>Share…</source>
        <translation>Teilen …</translation>
    </message>
    <message>
        <source>The server is not there.</source>
        <translation>Der Server ist nicht da.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Versions…</source>
        <translation>Versionen …</translation>
    </message>
    <message>
        <source>Will be saved when the server is back</source>
        <translation>Wird gespeichert, sobald der Server wieder da ist</translation>
    </message>
</context>
<context>
    <name>DraftView</name>
    <message>
        <source>Questions are to come</source>
        <translation>Fragen folgen</translation>
    </message>
    <message>
        <source>Show the library</source>
        <translation>Bibliothek zeigen</translation>
    </message>
    <message>
        <source>So far</source>
        <translation>Bisher</translation>
    </message>
</context>
<context>
    <name>Dropping</name>
    <message>
        <source>Drop to open</source>
        <translation>Zum Öffnen loslassen</translation>
    </message>
</context>
<context>
    <name>ExportButton</name>
    <message>
        <source>As shown</source>
        <translation>Wie angezeigt</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Order of the questions</source>
        <translation>Reihenfolge der Fragen</translation>
    </message>
    <message>
        <source>Preview…</source>
        <translation>Vorschau …</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>Version {letter}</source>
        <translation>Version {letter}</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Clear</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Search names, messages and scripts</source>
        <translation>Namen, Meldungen und Skripte suchen</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>Verlauf durchsuchen</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Sortieren</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>FoldedText</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>HelpBrowser</name>
    <message>
        <source>Help text</source>
        <translation>Hilfetext</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>It leads out of the app and is opened in your browser or mail program.</source>
        <translation>Sie führt aus der App hinaus und wird in Ihrem Browser oder E-Mail-Programm geöffnet.</translation>
    </message>
    <message>
        <source>No page holds these words.</source>
        <translation>Diese Wörter stehen auf keiner Seite.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open this address?</source>
        <translation>Diese Adresse öffnen?</translation>
    </message>
    <message>
        <source>Pages of the help</source>
        <translation>Seiten der Hilfe</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Hilfe durchsuchen</translation>
    </message>
</context>
<context>
    <name>HistoryDetails</name>
    <message>
        <source>About the chosen run</source>
        <translation>Zum gewählten Lauf</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Der Server wird gefragt …</translation>
    </message>
    <message>
        <source>Choose a run to see what came of it. Two chosen runs can be compared.</source>
        <translation>Wählen Sie einen Lauf, um zu sehen, was er ergeben hat. Zwei gewählte Läufe lassen sich vergleichen.</translation>
    </message>
    <message>
        <source>Choose exactly two runs of scripts to compare them.</source>
        <translation>Wählen Sie genau zwei Läufe von Skripten, um sie zu vergleichen.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Copy the log</source>
        <translation>Das Protokoll kopieren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Earlier and later runs</source>
        <translation>Frühere und spätere Läufe</translation>
    </message>
    <message>
        <source>It is being sent again.</source>
        <translation>Sie wird erneut gesendet.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Open result</source>
        <translation>Ergebnis öffnen</translation>
    </message>
    <message>
        <source>Put the result back</source>
        <translation>Ergebnis zurückholen</translation>
    </message>
    <message>
        <source>Restore the file as it was</source>
        <translation>Datei wie zuvor wiederherstellen</translation>
    </message>
    <message>
        <source>Restore this version</source>
        <translation>Diese Version wiederherstellen</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Erneut ausführen</translation>
    </message>
    <message>
        <source>Run again with changes…</source>
        <translation>Mit Änderungen ausführen …</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Erneut senden</translation>
    </message>
    <message>
        <source>Sent again as: {time}, {state}</source>
        <translation>Erneut gesendet als: {time}, {state}</translation>
    </message>
    <message>
        <source>Sent again in place of: {time}</source>
        <translation>Erneut gesendet anstelle von: {time}</translation>
    </message>
    <message>
        <source>This one: {run}</source>
        <translation>Dieser: {run}</translation>
    </message>
    <message>
        <source>What was handed in is fetched when the server is there.</source>
        <translation>Was übergeben wurde, wird geholt, sobald der Server da ist.</translation>
    </message>
    <message>
        <source>{time}, {state}</source>
        <translation>{time}, {state}</translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>As CSV…</source>
        <translation>Als CSV …</translation>
    </message>
    <message>
        <source>As JSON…</source>
        <translation>Als JSON …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Clear search and filters</source>
        <translation>Suche und Filter zurücksetzen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Each word must begin a word of the name, the message or the script. Try fewer words or another period.</source>
        <translation>Jedes Wort muss ein Wort des Namens, der Meldung oder des Skripts beginnen. Versuchen Sie es mit weniger Wörtern oder einem anderen Zeitraum.</translation>
    </message>
    <message>
        <source>Every run is kept here with its script and its result. Come back to read a result, bring back an earlier version of a script, or compare two runs.</source>
        <translation>Jeder Lauf bleibt hier mit Skript und Ergebnis erhalten. Hier lesen Sie ein Ergebnis nach, holen eine frühere Version eines Skripts zurück oder vergleichen zwei Läufe.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Liste exportieren</translation>
    </message>
    <message>
        <source>Exporting: {done} of {total} runs</source>
        <translation>Export: {done} von {total} Läufen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON-Dateien (*.json)</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>Noch keine Läufe</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Keine Treffer</translation>
    </message>
    <message>
        <source>Open result</source>
        <translation>Ergebnis öffnen</translation>
    </message>
    <message>
        <source>Optimize a script</source>
        <translation>Ein Skript optimieren</translation>
    </message>
    <message>
        <source>Restore this version</source>
        <translation>Diese Version wiederherstellen</translation>
    </message>
    <message>
        <source>Run again with changes…</source>
        <translation>Mit Änderungen ausführen …</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Erneut senden</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>{title}. {message}</source>
        <translation>{title}. {message}</translation>
    </message>
</context>
<context>
    <name>HistoryPresenter</name>
    <message>
        <source>Earlier runs are being read from the server.</source>
        <translation>Frühere Läufe werden vom Server gelesen.</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Exportiert</translation>
    </message>
    <message>
        <source>The history on this computer was damaged. It was set aside as {path} and is being read again.</source>
        <translation>Der Verlauf auf diesem Computer war beschädigt. Er wurde als {path} beiseitegelegt und wird neu gelesen.</translation>
    </message>
    <message>
        <source>The script is not here</source>
        <translation>Das Skript ist nicht hier</translation>
    </message>
    <message>
        <source>The server does not have it any more, and nothing of it is kept here.</source>
        <translation>Der Server hat es nicht mehr, und hier ist nichts davon aufbewahrt.</translation>
    </message>
    <message>
        <source>What was handed in has not been fetched from the server yet.</source>
        <translation>Was übergeben wurde, ist noch nicht vom Server geholt worden.</translation>
    </message>
</context>
<context>
    <name>HomePanel</name>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Nothing yet. What you optimize appears here with what came of it.</source>
        <translation>Noch nichts. Was Sie optimieren, erscheint hier mit seinem Ergebnis.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open a script…</source>
        <translation>Skript öffnen …</translation>
    </message>
    <message>
        <source>Open in Roblox Studio.</source>
        <translation>In Roblox Studio geöffnet.</translation>
    </message>
    <message>
        <source>Recent runs</source>
        <translation>Letzte Läufe</translation>
    </message>
    <message>
        <source>Text that is in no file yet.</source>
        <translation>Text, der noch in keiner Datei steht.</translation>
    </message>
    <message>
        <source>Try a sample</source>
        <translation>Beispiel ausprobieren</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansehen</translation>
    </message>
</context>
<context>
    <name>InvitationPage</name>
    <message>
        <source>Choose a password of {n} characters at least.</source>
        <translation>Wählen Sie ein Passwort mit mindestens {n} Zeichen.</translation>
    </message>
    <message>
        <source>Link of the invitation</source>
        <translation>Link der Einladung</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Sign in with a password instead</source>
        <translation>Stattdessen mit Passwort anmelden</translation>
    </message>
    <message>
        <source>You have an account there: enter its password.</source>
        <translation>Sie haben dort ein Konto: Geben Sie sein Passwort ein.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>{name} invites {email} as {role}.</source>
        <translation>{name} lädt {email} als {role} ein.</translation>
    </message>
</context>
<context>
    <name>InvitationsTab</name>
    <message>
        <source>About the chosen invitation</source>
        <translation>Über die gewählte Einladung</translation>
    </message>
    <message>
        <source>Choose an invitation to see more.</source>
        <translation>Wählen Sie eine Einladung, um mehr zu sehen.</translation>
    </message>
    <message>
        <source>Invitations</source>
        <translation>Einladungen</translation>
    </message>
    <message>
        <source>Invite people…</source>
        <translation>Personen einladen …</translation>
    </message>
    <message>
        <source>No open invitations</source>
        <translation>Keine offenen Einladungen</translation>
    </message>
    <message>
        <source>Send again…</source>
        <translation>Erneut senden …</translation>
    </message>
    <message>
        <source>The link that {address} got is good no more.</source>
        <translation>Der Link, den {address} bekommen hat, gilt dann nicht mehr.</translation>
    </message>
    <message>
        <source>The server is not there.</source>
        <translation>Der Server ist nicht da.</translation>
    </message>
    <message>
        <source>Whoever is invited gets a link that is good once. The people you invite are listed here until they accept.</source>
        <translation>Wer eingeladen ist, bekommt einen Link, der einmal gilt. Wen Sie einladen, steht hier, bis die Einladung angenommen ist.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Zurückziehen</translation>
    </message>
    <message>
        <source>Withdraw the invitation?</source>
        <translation>Die Einladung zurückziehen?</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Zurückziehen …</translation>
    </message>
</context>
<context>
    <name>InviteDialog</name>
    <message>
        <source>At most {n} at once.</source>
        <translation>Höchstens {n} auf einmal.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copy all links</source>
        <translation>Alle Links kopieren</translation>
    </message>
    <message>
        <source>E-mail addresses</source>
        <translation>E-Mail-Adressen</translation>
    </message>
    <message>
        <source>Enter an address first.</source>
        <translation>Geben Sie zuerst eine Adresse ein.</translation>
    </message>
    <message>
        <source>Invite</source>
        <translation>Einladen</translation>
    </message>
    <message>
        <source>Language of the mail</source>
        <translation>Sprache der E-Mail</translation>
    </message>
    <message>
        <source>One or several, on a line each or with commas between them</source>
        <translation>Eine oder mehrere, je eine Zeile oder mit Kommas dazwischen</translation>
    </message>
    <message>
        <source>Only an admin can invite.</source>
        <translation>Nur ein Admin kann einladen.</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>The invitations are on their way.</source>
        <translation>Die Einladungen sind unterwegs.</translation>
    </message>
    <message>
        <source>The server is not there.</source>
        <translation>Der Server ist nicht da.</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Was daraus wurde</translation>
    </message>
    <message>
        <source>{text} is no e-mail address.</source>
        <translation>{text} ist keine E-Mail-Adresse.</translation>
    </message>
</context>
<context>
    <name>InvoicesTab</name>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Choose an invoice first.</source>
        <translation>Wählen Sie zuerst eine Rechnung.</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Rechnungen</translation>
    </message>
    <message>
        <source>No invoices</source>
        <translation>Keine Rechnungen</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>Ältere</translation>
    </message>
    <message>
        <source>Open the invoice</source>
        <translation>Rechnung öffnen</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>The server is not there.</source>
        <translation>Der Server ist nicht da.</translation>
    </message>
    <message>
        <source>There is none yet.</source>
        <translation>Es gibt noch keine.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>What your organization pays is listed here, with a page and a PDF for each.</source>
        <translation>Hier steht, was Ihre Organisation bezahlt, jeweils mit einer Seite und einem PDF.</translation>
    </message>
</context>
<context>
    <name>ItemCard</name>
    <message>
        <source>Show in source</source>
        <translation>In der Quelle zeigen</translation>
    </message>
    <message>
        <source>Show in source: {text}</source>
        <translation>In der Quelle zeigen: {text}</translation>
    </message>
</context>
<context>
    <name>ItemEditor</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Show in source</source>
        <translation>In der Quelle zeigen</translation>
    </message>
    <message>
        <source>Why it is right</source>
        <translation>Warum es stimmt</translation>
    </message>
</context>
<context>
    <name>ItemView</name>
    <message>
        <source>Another one</source>
        <translation>Eine andere</translation>
    </message>
    <message>
        <source>Another one for question {number}</source>
        <translation>Eine andere für Frage {number}</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit question {number}</source>
        <translation>Frage {number} bearbeiten</translation>
    </message>
    <message>
        <source>It is locked.</source>
        <translation>Sie ist gesperrt.</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Wird gesucht</translation>
    </message>
    <message>
        <source>More for question {number}</source>
        <translation>Mehr zu Frage {number}</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>{points}, locked</source>
        <translation>{points}, gesperrt</translation>
    </message>
</context>
<context>
    <name>LastSessionNote</name>
    <message>
        <source>Save report…</source>
        <translation>Bericht speichern …</translation>
    </message>
    <message>
        <source>The app ended unexpectedly last time.</source>
        <translation>Die App wurde beim letzten Mal unerwartet beendet.</translation>
    </message>
    <message>
        <source>The app ended unexpectedly last time. Your text is back.</source>
        <translation>Die App wurde beim letzten Mal unerwartet beendet. Ihr Text ist wieder da.</translation>
    </message>
</context>
<context>
    <name>LessonForm</name>
    <message>
        <source> min</source>
        <translation> Min</translation>
    </message>
    <message>
        <source>Built up as</source>
        <translation>Aufbau</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>Standards</source>
        <translation>Lehrplanbezug</translation>
    </message>
    <message>
        <source>Standards (optional)</source>
        <translation>Lehrplanbezug (optional)</translation>
    </message>
</context>
<context>
    <name>LessonView</name>
    <message>
        <source>A section is being made again.</source>
        <translation>Ein Abschnitt wird neu erstellt.</translation>
    </message>
    <message>
        <source>All lessons</source>
        <translation>Alle Unterrichtsstunden</translation>
    </message>
    <message>
        <source>Make a quiz from it</source>
        <translation>Quiz daraus machen</translation>
    </message>
    <message>
        <source>Move the section down</source>
        <translation>Abschnitt nach unten</translation>
    </message>
    <message>
        <source>Move the section up</source>
        <translation>Abschnitt nach oben</translation>
    </message>
    <message>
        <source>New lesson</source>
        <translation>Neue Stunde</translation>
    </message>
    <message>
        <source>Order of sections</source>
        <translation>Reihenfolge der Abschnitte</translation>
    </message>
    <message>
        <source>The lesson</source>
        <translation>Die Stunde</translation>
    </message>
    <message>
        <source>The server is not there.</source>
        <translation>Der Server ist nicht da.</translation>
    </message>
    <message>
        <source>Without {title}</source>
        <translation>Ohne {title}</translation>
    </message>
</context>
<context>
    <name>LessonsPanel</name>
    <message>
        <source>Lessons</source>
        <translation>Unterricht</translation>
    </message>
    <message>
        <source>No lessons yet. Name a topic and press Generate: the lesson opens here and is kept in this list.</source>
        <translation>Noch keine Unterrichtsstunden. Nennen Sie ein Thema und drücken Sie „Erstellen“: Die Stunde öffnet sich hier und bleibt in dieser Liste.</translation>
    </message>
    <message>
        <source>Your lessons</source>
        <translation>Ihre Unterrichtsstunden</translation>
    </message>
</context>
<context>
    <name>LibraryPanel</name>
    <message>
        <source>Nothing is found with these words.</source>
        <translation>Mit diesen Wörtern wurde nichts gefunden.</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>Bibliothek durchsuchen</translation>
    </message>
    <message>
        <source>The library is kept by the server, and is shown as soon as it answers.</source>
        <translation>Die Bibliothek liegt auf dem Server und erscheint, sobald er antwortet.</translation>
    </message>
</context>
<context>
    <name>LogDialog</name>
    <message>
        <source>App</source>
        <translation>App</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>Im Protokoll suchen</translation>
    </message>
    <message>
        <source>Lines of the log</source>
        <translation>Zeilen des Protokolls</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>No line matches.</source>
        <translation>Keine Zeile passt.</translation>
    </message>
    <message>
        <source>Nothing has been logged yet.</source>
        <translation>Noch wurde nichts protokolliert.</translation>
    </message>
    <message>
        <source>Nothing yet. Lines of a server that another program started are not shown here.</source>
        <translation>Noch nichts. Zeilen eines Servers, den ein anderes Programm gestartet hat, werden hier nicht gezeigt.</translation>
    </message>
    <message>
        <source>Passwords, keys, e-mail addresses, your name, your home folder and script text are left out of all this.</source>
        <translation>Passwörter, Schlüssel, E-Mail-Adressen, Ihr Name, Ihr persönlicher Ordner und Skripttext werden überall hier weggelassen.</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Bericht speichern …</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
</context>
<context>
    <name>LogTab</name>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Export all…</source>
        <translation>Alles exportieren …</translation>
    </message>
    <message>
        <source>Export the log</source>
        <translation>Protokoll exportieren</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>No entry matches.</source>
        <translation>Kein Eintrag passt.</translation>
    </message>
    <message>
        <source>No entry that was read so far matches.</source>
        <translation>Von den bisher gelesenen Einträgen passt keiner.</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>Ältere</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>The file is being written.</source>
        <translation>Die Datei wird geschrieben.</translation>
    </message>
    <message>
        <source>The log is kept by the server, and is shown as soon as it answers.</source>
        <translation>Das Protokoll liegt auf dem Server und wird gezeigt, sobald er antwortet.</translation>
    </message>
    <message>
        <source>The server is not there.</source>
        <translation>Der Server ist nicht da.</translation>
    </message>
    <message>
        <source>They are being read.</source>
        <translation>Sie werden gelesen.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Warten auf den Server</translation>
    </message>
    <message>
        <source>{entries}. There are older ones.</source>
        <translation>{entries}. Es gibt ältere.</translation>
    </message>
</context>
<context>
    <name>LookSection</name>
    <message>
        <source>Animations</source>
        <translation>Animationen</translation>
    </message>
    <message>
        <source>Another language is used from the next start on.</source>
        <translation>Eine andere Sprache gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Close the app and start it again to see the new language.</source>
        <translation>Beenden und starten Sie die App, um die neue Sprache zu sehen.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Strong text, borders and focus, in light and dark. It comes by itself when the system asks for it.</source>
        <translation>Kräftige Schrift, Ränder und Fokus, hell wie dunkel. Er kommt von selbst, wenn das System ihn verlangt.</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>The system asks for it, so it is on.</source>
        <translation>Das System verlangt ihn, deshalb ist er an.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Toasts slide in and progress glides.</source>
        <translation>Meldungen gleiten herein, Fortschritt läuft sanft.</translation>
    </message>
</context>
<context>
    <name>MailLogDialog</name>
    <message>
        <source>Older</source>
        <translation>Ältere</translation>
    </message>
    <message>
        <source>{mails}. There are older ones.</source>
        <translation>{mails}. Es gibt ältere.</translation>
    </message>
</context>
<context>
    <name>MailPreviewDialog</name>
    <message>
        <source>Asking the server…</source>
        <translation>Der Server wird gefragt …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>It is not read yet.</source>
        <translation>Sie ist noch nicht gelesen.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Mail</translation>
    </message>
    <message>
        <source>Open as it looks</source>
        <translation>So öffnen, wie sie aussieht</translation>
    </message>
    <message>
        <source>Text of the mail</source>
        <translation>Text der Mail</translation>
    </message>
    <message>
        <source>The server is not there.</source>
        <translation>Der Server ist nicht da.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>With made-up names and figures. Nothing is sent.</source>
        <translation>Mit erfundenen Namen und Zahlen. Es wird nichts gesendet.</translation>
    </message>
</context>
<context>
    <name>MailSection</name>
    <message>
        <source>Addresses without mail</source>
        <translation>Adressen ohne Mail</translation>
    </message>
    <message>
        <source>Any address</source>
        <translation>Jede Adresse</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Der Server wird gefragt …</translation>
    </message>
    <message>
        <source>Invitations, passwords, tasks and payments: how each looks in English and German.</source>
        <translation>Einladungen, Passwörter, Aufgaben und Zahlungen: wie jede auf Englisch und Deutsch aussieht.</translation>
    </message>
    <message>
        <source>Look at the mails of the server</source>
        <translation>Die Mails des Servers ansehen</translation>
    </message>
    <message>
        <source>Look at them…</source>
        <translation>Ansehen …</translation>
    </message>
    <message>
        <source>Mail of the team</source>
        <translation>Mail des Teams</translation>
    </message>
    <message>
        <source>Mail to them came back, or their owners want no more of it.</source>
        <translation>Mail an sie kam zurück, oder ihre Inhaber wollen keine mehr.</translation>
    </message>
    <message>
        <source>Mails of the server</source>
        <translation>Mails des Servers</translation>
    </message>
    <message>
        <source>People may write to</source>
        <translation>Geschrieben werden darf an</translation>
    </message>
    <message>
        <source>Sent mail</source>
        <translation>Gesendete Mail</translation>
    </message>
    <message>
        <source>Show addresses without mail</source>
        <translation>Adressen ohne Mail zeigen</translation>
    </message>
    <message>
        <source>Show the log of the mail</source>
        <translation>Das Protokoll der Mail zeigen</translation>
    </message>
    <message>
        <source>Show the log…</source>
        <translation>Protokoll zeigen …</translation>
    </message>
    <message>
        <source>Show them…</source>
        <translation>Zeigen …</translation>
    </message>
    <message>
        <source>The server cannot send mail. Whoever runs it sets SENDGRID_API_KEY or SMTP_HOST, and FROM_EMAIL, and starts it again.</source>
        <translation>Der Server kann keine Mail senden. Wer ihn betreibt, setzt SENDGRID_API_KEY oder SMTP_HOST sowie FROM_EMAIL und startet ihn neu.</translation>
    </message>
    <message>
        <source>What became of each mail, without what it said.</source>
        <translation>Was aus jeder Mail geworden ist, ohne ihren Inhalt.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Finish in the background</source>
        <translation>Im Hintergrund fertigstellen</translation>
    </message>
    <message>
        <source>It was set aside as {name}, and is being read again from the server.</source>
        <translation>Er wurde als {name} beiseitegelegt und wird vom Server neu gelesen.</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>Optimize</source>
        <translation>Optimieren</translation>
    </message>
    <message>
        <source>Quit and lose it</source>
        <translation>Beenden und verwerfen</translation>
    </message>
    <message>
        <source>Quit and lose the text?</source>
        <translation>Beenden und den Text verwerfen?</translation>
    </message>
    <message>
        <source>Scripts are for teachers and admins.</source>
        <translation>Skripte sind für Lehrkräfte und Admins.</translation>
    </message>
    <message>
        <source>Shall they be finished without the window, or stop and go on at the next start?</source>
        <translation>Sollen sie ohne das Fenster fertiglaufen oder anhalten und beim nächsten Start weiterlaufen?</translation>
    </message>
    <message>
        <source>Stop for now</source>
        <translation>Vorerst anhalten</translation>
    </message>
    <message>
        <source>Students cannot open files here</source>
        <translation>Schülerinnen und Schüler öffnen hier keine Dateien</translation>
    </message>
    <message>
        <source>Tasks are still running</source>
        <translation>Es laufen noch Aufgaben</translation>
    </message>
    <message>
        <source>The editor holds text that is in no file, and it could not be kept: {reason}.</source>
        <translation>Im Editor steht Text, der in keiner Datei ist, und er ließ sich nicht aufbewahren: {reason}.</translation>
    </message>
    <message>
        <source>The history on this computer was damaged</source>
        <translation>Der Verlauf auf diesem Computer war beschädigt</translation>
    </message>
</context>
<context>
    <name>MakingView</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Written about already:</source>
        <translation>Schon vorhanden:</translation>
    </message>
</context>
<context>
    <name>MarkingDialog</name>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Question {number}: enter points from 0 to {most}.</source>
        <translation>Frage {number}: Geben Sie 0 bis {most} Punkte ein.</translation>
    </message>
    <message>
        <source>Right: {text}</source>
        <translation>Richtig: {text}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>The marks are being saved.</source>
        <translation>Die Bewertung wird gespeichert.</translation>
    </message>
    <message>
        <source>The server is not there.</source>
        <translation>Der Server ist nicht da.</translation>
    </message>
    <message>
        <source>Without points of yours, those of the machine count. Hundredths are possible.</source>
        <translation>Wo Sie keine Punkte geben, zählen die der Maschine. Hundertstel sind möglich.</translation>
    </message>
    <message>
        <source>of {points}</source>
        <translation>von {points}</translation>
    </message>
</context>
<context>
    <name>MaterialDrop</name>
    <message>
        <source>Drop to use as material</source>
        <translation>Loslassen, um es als Material zu verwenden</translation>
    </message>
    <message>
        <source>Files of this kind cannot be read</source>
        <translation>Dateien dieser Art lassen sich nicht lesen</translation>
    </message>
</context>
<context>
    <name>MaterialField</name>
    <message>
        <source>Add files</source>
        <translation>Dateien hinzufügen</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Dateien hinzufügen …</translation>
    </message>
    <message>
        <source>Files from before…</source>
        <translation>Frühere Dateien …</translation>
    </message>
    <message>
        <source>PDF, Word, PowerPoint, Markdown, HTML or text; you can also drop them on this page.</source>
        <translation>PDF, Word, PowerPoint, Markdown, HTML oder Text; Sie können sie auch auf diese Seite ziehen.</translation>
    </message>
</context>
<context>
    <name>MaterialRow</name>
    <message>
        <source>Cancel {name}</source>
        <translation>{name} abbrechen</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>Endgültig löschen …</translation>
    </message>
    <message>
        <source>More for {name}</source>
        <translation>Mehr zu {name}</translation>
    </message>
    <message>
        <source>Progress of {name}</source>
        <translation>Fortschritt von {name}</translation>
    </message>
    <message>
        <source>Remove from this form</source>
        <translation>Aus diesem Formular nehmen</translation>
    </message>
    <message>
        <source>Remove {name} from this form</source>
        <translation>{name} aus diesem Formular nehmen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Try {name} again</source>
        <translation>{name} erneut versuchen</translation>
    </message>
</context>
<context>
    <name>MembersPanel</name>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Invitations</source>
        <translation>Einladungen</translation>
    </message>
    <message>
        <source>Invite people…</source>
        <translation>Personen einladen …</translation>
    </message>
    <message>
        <source>Leave…</source>
        <translation>Verlassen …</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Members are kept by the team's server, and are shown as soon as it answers.</source>
        <translation>Die Mitglieder stehen auf dem Server des Teams und werden gezeigt, sobald er antwortet.</translation>
    </message>
    <message>
        <source>New organization…</source>
        <translation>Neue Organisation …</translation>
    </message>
    <message>
        <source>Nobody matches.</source>
        <translation>Niemand passt.</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Gezeigt</translation>
    </message>
    <message>
        <source>The server is not there.</source>
        <translation>Der Server ist nicht da.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Warten auf den Server</translation>
    </message>
    <message>
        <source>You do not belong to this organization any more. Choose where to go on in the sidebar.</source>
        <translation>Sie gehören dieser Organisation nicht mehr an. Wählen Sie in der Seitenleiste, wo Sie weitermachen.</translation>
    </message>
    <message>
        <source>You have left</source>
        <translation>Sie haben sie verlassen</translation>
    </message>
</context>
<context>
    <name>MembersTab</name>
    <message>
        <source>About the chosen member</source>
        <translation>Über das gewählte Mitglied</translation>
    </message>
    <message>
        <source>Change my role</source>
        <translation>Meine Rolle ändern</translation>
    </message>
    <message>
        <source>Change role…</source>
        <translation>Rolle ändern …</translation>
    </message>
    <message>
        <source>Choose a member to see more.</source>
        <translation>Wählen Sie ein Mitglied, um mehr zu sehen.</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Disable account…</source>
        <translation>Konto sperren …</translation>
    </message>
    <message>
        <source>Disable the account?</source>
        <translation>Das Konto sperren?</translation>
    </message>
    <message>
        <source>Enable account</source>
        <translation>Konto freigeben</translation>
    </message>
    <message>
        <source>Give up being an admin?</source>
        <translation>Nicht mehr Admin sein?</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>Leave the organization?</source>
        <translation>Die Organisation verlassen?</translation>
    </message>
    <message>
        <source>Leave…</source>
        <translation>Verlassen …</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the member?</source>
        <translation>Das Mitglied entfernen?</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>The server is not there.</source>
        <translation>Der Server ist nicht da.</translation>
    </message>
    <message>
        <source>You lose access to {name} at once, on every device. What you made there stays with it. Only another invitation brings you back.</source>
        <translation>Sie verlieren sofort und auf jedem Gerät den Zugang zu {name}. Was Sie dort erstellt haben, bleibt dort. Nur eine neue Einladung bringt Sie zurück.</translation>
    </message>
    <message>
        <source>You will be {role}, and can no longer invite, remove or change anybody, this included. Another admin can make you one again.</source>
        <translation>Ihre Rolle ist dann {role}; Sie können niemanden mehr einladen, entfernen oder ändern, auch das hier nicht. Ein anderer Admin kann Sie wieder dazu machen.</translation>
    </message>
    <message>
        <source>{name} is signed out everywhere and cannot sign in to any organization of this server, until you enable the account again. Nothing is deleted.</source>
        <translation>{name} wird überall abgemeldet und kann sich bei keiner Organisation dieses Servers anmelden, bis Sie das Konto wieder freigeben. Gelöscht wird nichts.</translation>
    </message>
    <message>
        <source>{name} loses access to {organization} at once. The account stays, and so does what {name} made here: lessons, quizzes, tasks and the log.</source>
        <translation>{name} verliert sofort den Zugang zu {organization}. Das Konto bleibt, und auch, was {name} hier erstellt hat: Unterricht, Prüfungen, Aufgaben und das Protokoll.</translation>
    </message>
</context>
<context>
    <name>MomentField</name>
    <message>
        <source>{name}: day</source>
        <translation>{name}: Tag</translation>
    </message>
    <message>
        <source>{name}: time</source>
        <translation>{name}: Uhrzeit</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Enter a name first.</source>
        <translation>Geben Sie erst einen Namen ein.</translation>
    </message>
    <message>
        <source>Everybody in it sees the new name.</source>
        <translation>Alle darin sehen den neuen Namen.</translation>
    </message>
    <message>
        <source>It has its own members, tasks and content. You are its first admin.</source>
        <translation>Sie hat eigene Mitglieder, Aufgaben und Inhalte. Sie sind ihr erster Admin.</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Name of the organization</source>
        <translation>Name der Organisation</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>The name holds characters that nobody can see.</source>
        <translation>Der Name enthält Zeichen, die niemand sehen kann.</translation>
    </message>
    <message>
        <source>The server is not there.</source>
        <translation>Der Server ist nicht da.</translation>
    </message>
</context>
<context>
    <name>NoticesSection</name>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>E-mail notices</source>
        <translation>Benachrichtigungen per E-Mail</translation>
    </message>
    <message>
        <source>It has failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>It is done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>It is half done</source>
        <translation>Halb fertig</translation>
    </message>
    <message>
        <source>It runs late</source>
        <translation>Verspätet</translation>
    </message>
    <message>
        <source>Last mail</source>
        <translation>Letzte E-Mail</translation>
    </message>
    <message>
        <source>Only of tasks longer than</source>
        <translation>Nur bei Aufgaben länger als</translation>
    </message>
    <message>
        <source>Or estimated to take so long.</source>
        <translation>Oder auf so lange geschätzt.</translation>
    </message>
    <message>
        <source>Seconds from which a task is long</source>
        <translation>Sekunden, ab denen eine Aufgabe lang ist</translation>
    </message>
    <message>
        <source>Send a test mail</source>
        <translation>Test-E-Mail senden</translation>
    </message>
    <message>
        <source>Tell me of a task when</source>
        <translation>Bei Aufgaben melden</translation>
    </message>
    <message>
        <source>What happens close together comes in one mail, and one comes in a quarter of an hour at most. Late is what runs longer than was estimated when it started.</source>
        <translation>Was dicht beieinander geschieht, kommt in einer E-Mail, und höchstens eine kommt in einer Viertelstunde. Verspätet ist, was länger läuft, als beim Start geschätzt wurde.</translation>
    </message>
</context>
<context>
    <name>OptimizationSection</name>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Optimization</source>
        <translation>Optimierung</translation>
    </message>
    <message>
        <source>The next optimization starts with it. Choosing another on the page changes it here too.</source>
        <translation>Die nächste Optimierung beginnt damit. Wählen Sie auf der Seite eine andere, ändert sie sich auch hier.</translation>
    </message>
</context>
<context>
    <name>OutcomeList</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>OutcomeRow</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Copy the link for {address}</source>
        <translation>Link für {address} kopieren</translation>
    </message>
    <message>
        <source>invited</source>
        <translation>eingeladen</translation>
    </message>
    <message>
        <source>not invited</source>
        <translation>nicht eingeladen</translation>
    </message>
</context>
<context>
    <name>OwnTab</name>
    <message>
        <source>Choose a quiz first.</source>
        <translation>Wählen Sie zuerst ein Quiz.</translation>
    </message>
    <message>
        <source>Choose a row of the list first.</source>
        <translation>Wählen Sie zuerst eine Zeile der Liste.</translation>
    </message>
    <message>
        <source>It has been taken back. Share it anew.</source>
        <translation>Es wurde zurückgenommen. Teilen Sie es neu.</translation>
    </message>
    <message>
        <source>Lessons and quizzes that you share with students appear here, with their results.</source>
        <translation>Hier erscheinen Lektionen und Quizze, die Sie mit Schülern teilen, mit ihren Ergebnissen.</translation>
    </message>
    <message>
        <source>Only quizzes have results.</source>
        <translation>Nur ein Quiz hat Ergebnisse.</translation>
    </message>
    <message>
        <source>Shared by me</source>
        <translation>Von mir geteilt</translation>
    </message>
    <message>
        <source>The server is not there.</source>
        <translation>Der Server ist nicht da.</translation>
    </message>
    <message>
        <source>There is no connection to the team. Shown as it was last.</source>
        <translation>Es besteht keine Verbindung zum Team. Gezeigt wird der letzte Stand.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Warten auf den Server</translation>
    </message>
    <message>
        <source>What is shared is kept by the team's server, and is shown as soon as it answers.</source>
        <translation>Was geteilt ist, liegt auf dem Server des Teams und erscheint, sobald er antwortet.</translation>
    </message>
    <message>
        <source>You have not shared anything yet</source>
        <translation>Sie haben noch nichts geteilt</translation>
    </message>
</context>
<context>
    <name>PageHeader</name>
    <message>
        <source>Ask a model</source>
        <translation>Modell fragen</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Modernise</source>
        <translation>Modernisieren</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>Optimize</source>
        <translation>Optimieren</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Show the password</source>
        <translation>Passwort anzeigen</translation>
    </message>
</context>
<context>
    <name>PasswordPage</name>
    <message>
        <source>E-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Forgotten your password?</source>
        <translation>Passwort vergessen?</translation>
    </message>
    <message>
        <source>I have an invitation</source>
        <translation>Ich habe eine Einladung</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Server of your team</source>
        <translation>Server Ihres Teams</translation>
    </message>
</context>
<context>
    <name>PlaceButton</name>
    <message>
        <source>Opens the list of places</source>
        <translation>Öffnet die Liste der Orte</translation>
    </message>
    <message>
        <source>Place: {name}</source>
        <translation>Ort: {name}</translation>
    </message>
</context>
<context>
    <name>PlanChoice</name>
    <message>
        <source>Plan and price</source>
        <translation>Tarif und Preis</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Einheiten</translation>
    </message>
</context>
<context>
    <name>PlanTab</name>
    <message>
        <source>Cancel the plan…</source>
        <translation>Tarif kündigen …</translation>
    </message>
    <message>
        <source>Card and address…</source>
        <translation>Karte und Anschrift …</translation>
    </message>
    <message>
        <source>Change the plan…</source>
        <translation>Tarif ändern …</translation>
    </message>
    <message>
        <source>Choose {plan}…</source>
        <translation>{plan} wählen …</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>It is under way.</source>
        <translation>Es läuft gerade.</translation>
    </message>
    <message>
        <source>Keep the plan</source>
        <translation>Tarif behalten</translation>
    </message>
    <message>
        <source>Plan and use</source>
        <translation>Tarif und Nutzung</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>Tarife</translation>
    </message>
    <message>
        <source>The payment service does not answer.</source>
        <translation>Der Zahlungsdienst antwortet nicht.</translation>
    </message>
    <message>
        <source>The server is not there.</source>
        <translation>Der Server ist nicht da.</translation>
    </message>
    <message>
        <source>This server sells no plans.</source>
        <translation>Dieser Server bietet keine Tarife an.</translation>
    </message>
    <message>
        <source>What is sold comes from the payment service, which does not answer at the moment.</source>
        <translation>Was angeboten wird, kommt vom Zahlungsdienst, der im Moment nicht antwortet.</translation>
    </message>
    <message>
        <source>your plan</source>
        <translation>Ihr Tarif</translation>
    </message>
</context>
<context>
    <name>PracticeView</name>
    <message>
        <source>Again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Answer: {text}</source>
        <translation>Antwort: {text}</translation>
    </message>
    <message>
        <source>Back to the questions</source>
        <translation>Zurück zu den Fragen</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Compare it with the model answer.</source>
        <translation>Vergleichen Sie mit der Musterantwort.</translation>
    </message>
    <message>
        <source>End practice</source>
        <translation>Üben beenden</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Hint: {text}</source>
        <translation>Hinweis: {text}</translation>
    </message>
    <message>
        <source>I had it right</source>
        <translation>Ich hatte es richtig</translation>
    </message>
    <message>
        <source>I had it wrong</source>
        <translation>Ich hatte es falsch</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Not passed yet: {percent} % are needed</source>
        <translation>Noch nicht bestanden: {percent} % sind nötig</translation>
    </message>
    <message>
        <source>Not right</source>
        <translation>Nicht richtig</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Question {number} of {count}</source>
        <translation>Frage {number} von {count}</translation>
    </message>
    <message>
        <source>Questions answered</source>
        <translation>Beantwortete Fragen</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Richtig</translation>
    </message>
    <message>
        <source>The question</source>
        <translation>Die Frage</translation>
    </message>
    <message>
        <source>There is no answer yet.</source>
        <translation>Es gibt noch keine Antwort.</translation>
    </message>
    <message>
        <source>To the score</source>
        <translation>Zum Ergebnis</translation>
    </message>
</context>
<context>
    <name>QuizView</name>
    <message>
        <source>Go on later</source>
        <translation>Später weitermachen</translation>
    </message>
    <message>
        <source>Hand in</source>
        <translation>Abgeben</translation>
    </message>
    <message>
        <source>Hand in the quiz?</source>
        <translation>Das Quiz abgeben?</translation>
    </message>
    <message>
        <source>Hand in…</source>
        <translation>Abgeben …</translation>
    </message>
    <message>
        <source>In {unit}</source>
        <translation>In {unit}</translation>
    </message>
    <message>
        <source>It cannot be changed afterwards.</source>
        <translation>Danach lässt sich nichts mehr ändern.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Question {number}</source>
        <translation>Frage {number}</translation>
    </message>
    <message>
        <source>Question {number} of {count}</source>
        <translation>Frage {number} von {count}</translation>
    </message>
    <message>
        <source>The question</source>
        <translation>Die Frage</translation>
    </message>
    <message>
        <source>The server is not reachable, and this computer cannot keep your answers. Leave this window open: they are sent when it is back.</source>
        <translation>Der Server ist nicht erreichbar, und dieser Computer kann Ihre Antworten nicht aufbewahren. Lassen Sie das Fenster offen: Sie gehen hinaus, sobald der Server wieder da ist.</translation>
    </message>
    <message>
        <source>The server is not reachable. Go on: your answers are kept on this computer, and sent when it is back.</source>
        <translation>Der Server ist nicht erreichbar. Machen Sie weiter: Ihre Antworten bleiben auf diesem Computer und gehen hinaus, sobald er wieder da ist.</translation>
    </message>
    <message>
        <source>The server is not there.</source>
        <translation>Der Server ist nicht da.</translation>
    </message>
    <message>
        <source>When the time is up, the quiz is handed in as it is.</source>
        <translation>Ist die Zeit um, wird das Quiz abgegeben, wie es ist.</translation>
    </message>
    <message>
        <source>Your answers are kept on this computer until you hand them in.</source>
        <translation>Ihre Antworten bleiben auf diesem Computer, bis Sie sie abgeben.</translation>
    </message>
    <message>
        <source>being saved</source>
        <translation>wird gespeichert</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>noch nicht gespeichert</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>gespeichert</translation>
    </message>
    <message>
        <source>{done} of {count} answered</source>
        <translation>{done} von {count} beantwortet</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Optimized</source>
        <translation>Optimiert</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message>
        <source>Choose a student first.</source>
        <translation>Wählen Sie zuerst eine Person.</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Excel-Arbeitsmappen (*.xlsx)</translation>
    </message>
    <message>
        <source>Export the results</source>
        <translation>Ergebnisse exportieren</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Mark…</source>
        <translation>Bewerten …</translation>
    </message>
    <message>
        <source>Nobody is to take this quiz yet.</source>
        <translation>Für dieses Quiz ist noch niemand vorgesehen.</translation>
    </message>
    <message>
        <source>Nothing is handed in yet.</source>
        <translation>Es ist noch nichts abgegeben.</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Students</source>
        <translation>Schüler</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>The file is being written.</source>
        <translation>Die Datei wird geschrieben.</translation>
    </message>
    <message>
        <source>The server is not there.</source>
        <translation>Der Server ist nicht da.</translation>
    </message>
</context>
<context>
    <name>RobloxStudioPanel</name>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Back to editor</source>
        <translation>Zurück zum Editor</translation>
    </message>
    <message>
        <source>Back to result</source>
        <translation>Zurück zum Ergebnis</translation>
    </message>
    <message>
        <source>Bring a Luau script</source>
        <translation>Bringen Sie ein Luau-Skript mit</translation>
    </message>
    <message>
        <source>Check your choice again first, or reset it.</source>
        <translation>Prüfen Sie Ihre Auswahl zuerst erneut, oder setzen Sie sie zurück.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Go to line {line}</source>
        <translation>Zu Zeile {line}</translation>
    </message>
    <message>
        <source>Luau scripts (*.luau *.lua)</source>
        <translation>Luau-Skripte (*.luau *.lua)</translation>
    </message>
    <message>
        <source>Open Luau scripts</source>
        <translation>Luau-Skripte öffnen</translation>
    </message>
    <message>
        <source>Open a folder of scripts</source>
        <translation>Ordner mit Skripten öffnen</translation>
    </message>
    <message>
        <source>Open a script…</source>
        <translation>Skript öffnen …</translation>
    </message>
    <message>
        <source>Open one or several, drop files or a folder here, or paste with {keys}. You get it back faster where that is possible, with every change explained and shown to be safe. Your file is not touched until you save.</source>
        <translation>Öffnen Sie eines oder mehrere, ziehen Sie Dateien oder einen Ordner hierher oder fügen Sie Text mit {keys} ein. Sie erhalten es schneller zurück, wo das möglich ist; jede Änderung wird erklärt und ist nachweislich sicher. Ihre Datei bleibt unberührt, bis Sie speichern.</translation>
    </message>
    <message>
        <source>Optimize a script with evidence that it still does the same.</source>
        <translation>Optimieren Sie ein Skript mit dem Nachweis, dass es noch dasselbe tut.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace the text?</source>
        <translation>Text ersetzen?</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Bericht …</translation>
    </message>
    <message>
        <source>Roblox Studio</source>
        <translation>Roblox Studio</translation>
    </message>
    <message>
        <source>Run anyway</source>
        <translation>Trotzdem ausführen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>Save the script</source>
        <translation>Skript speichern</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>Start typing</source>
        <translation>Lostippen</translation>
    </message>
    <message>
        <source>The editor holds text that is in no file. Open {name} in its place?</source>
        <translation>Im Editor steht Text, der in keiner Datei ist. Soll {name} an seiner Stelle geöffnet werden?</translation>
    </message>
    <message>
        <source>This run was started without a report.</source>
        <translation>Dieser Lauf wurde ohne Bericht gestartet.</translation>
    </message>
    <message>
        <source>Try a sample</source>
        <translation>Beispiel ausprobieren</translation>
    </message>
    <message>
        <source>{lines} · press Optimize to see what can be gained</source>
        <translation>{lines} · Optimieren zeigt, was zu gewinnen ist</translation>
    </message>
</context>
<context>
    <name>RobloxStudioPresenter</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>The script is on the clipboard.</source>
        <translation>Das Skript ist in der Zwischenablage.</translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>Noch ist nichts geändert.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>The new rules hold at once, also for students who are at it: a time limit counts from when they began, and where their time is up now, what is saved is handed in. What was handed in stays.</source>
        <translation>Die neuen Regeln gelten sofort, auch für die, die gerade daran arbeiten: Eine Zeitgrenze zählt ab deren Beginn, und wessen Zeit damit um ist, dessen gespeicherte Antworten werden abgegeben. Abgegebenes bleibt.</translation>
    </message>
    <message>
        <source>The new times hold at once, for everybody it is shared with.</source>
        <translation>Die neuen Zeiten gelten sofort, für alle, mit denen es geteilt ist.</translation>
    </message>
    <message>
        <source>The rules are being saved.</source>
        <translation>Die Regeln werden gespeichert.</translation>
    </message>
    <message>
        <source>The server is not there.</source>
        <translation>Der Server ist nicht da.</translation>
    </message>
</context>
<context>
    <name>RulesFields</name>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Closes</source>
        <translation>Schließt</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>Opens later</source>
        <translation>Öffnet später</translation>
    </message>
    <message>
        <source>Students see their results</source>
        <translation>Schüler sehen ihre Ergebnisse</translation>
    </message>
    <message>
        <source>Time limit, in minutes</source>
        <translation>Zeitbegrenzung in Minuten</translation>
    </message>
</context>
<context>
    <name>Run</name>
    <message>
        <source>About the project</source>
        <translation>Zum Projekt</translation>
    </message>
    <message>
        <source>Sending the script</source>
        <translation>Skript wird gesendet</translation>
    </message>
    <message>
        <source>Waiting for the server to start</source>
        <translation>Warten auf den Start des Servers</translation>
    </message>
    <message>
        <source>Waiting for the server. The script is sent as soon as it is back.</source>
        <translation>Warten auf den Server. Das Skript wird gesendet, sobald er wieder da ist.</translation>
    </message>
</context>
<context>
    <name>ScheduleDetails</name>
    <message>
        <source>About the chosen schedule</source>
        <translation>Über den gewählten Zeitplan</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Gehört</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Choose a schedule to see when it runs.</source>
        <translation>Wählen Sie einen Zeitplan, um zu sehen, wann er läuft.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Last run</source>
        <translation>Letzter Lauf</translation>
    </message>
    <message>
        <source>Missed runs</source>
        <translation>Verpasste Läufe</translation>
    </message>
    <message>
        <source>Open the last result</source>
        <translation>Letztes Ergebnis öffnen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Run now</source>
        <translation>Jetzt ausführen</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
</context>
<context>
    <name>ScheduleDialog</name>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen …</translation>
    </message>
    <message>
        <source>Choose a script</source>
        <translation>Skript wählen</translation>
    </message>
    <message>
        <source>Choose a script first.</source>
        <translation>Wählen Sie zuerst ein Skript.</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Luau scripts (*.luau *.lua)</source>
        <translation>Luau-Skripte (*.luau *.lua)</translation>
    </message>
    <message>
        <source>Missed runs</source>
        <translation>Verpasste Läufe</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Next runs</source>
        <translation>Nächste Läufe</translation>
    </message>
    <message>
        <source>No script yet. Choose a file, or open one first.</source>
        <translation>Noch kein Skript. Wählen Sie eine Datei, oder öffnen Sie zuerst eines.</translation>
    </message>
    <message>
        <source>Runs that are missed while no server runs</source>
        <translation>Läufe, die verpasst werden, während kein Server läuft</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>Take the one in the editor</source>
        <translation>Das im Editor nehmen</translation>
    </message>
    <message>
        <source>The schedule</source>
        <translation>Der Zeitplan</translation>
    </message>
    <message>
        <source>The server is not there.</source>
        <translation>Der Server ist nicht da.</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>{name}, as it was</source>
        <translation>{name}, wie es war</translation>
    </message>
</context>
<context>
    <name>SchedulesPanel</name>
    <message>
        <source>A schedule optimizes a script later, or again and again: every weekday at seven, say. Its results are in the tasks panel and in the history.</source>
        <translation>Ein Zeitplan optimiert ein Skript später oder immer wieder: etwa jeden Werktag um sieben. Die Ergebnisse stehen in der Aufgabenleiste und im Verlauf.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the schedule?</source>
        <translation>Zeitplan löschen?</translation>
    </message>
    <message>
        <source>New schedule…</source>
        <translation>Neuer Zeitplan …</translation>
    </message>
    <message>
        <source>No schedules yet</source>
        <translation>Noch keine Zeitpläne</translation>
    </message>
    <message>
        <source>Schedules</source>
        <translation>Zeitpläne</translation>
    </message>
    <message>
        <source>Schedules are kept by the server, and are shown as soon as it answers.</source>
        <translation>Zeitpläne liegen auf dem Server und erscheinen, sobald er antwortet.</translation>
    </message>
    <message>
        <source>The server is not there.</source>
        <translation>Der Server ist nicht da.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Warten auf den Server</translation>
    </message>
    <message>
        <source>{name} does not run any more. What it has run stays.</source>
        <translation>{name} läuft dann nicht mehr. Was bisher gelaufen ist, bleibt.</translation>
    </message>
</context>
<context>
    <name>ScriptList</name>
    <message>
        <source>Scripts</source>
        <translation>Skripte</translation>
    </message>
</context>
<context>
    <name>SectionEditor</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Ctrl+Return saves, Esc leaves it as it was.</source>
        <translation>Strg+Eingabe speichert, Esc lässt alles, wie es war.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Text for students</source>
        <translation>Text für die Klasse</translation>
    </message>
    <message>
        <source>Text for the teacher</source>
        <translation>Text für die Lehrkraft</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>What students read</source>
        <translation>Was die Klasse liest</translation>
    </message>
</context>
<context>
    <name>SectionList</name>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
</context>
<context>
    <name>SectionView</name>
    <message>
        <source> min</source>
        <translation> Min</translation>
    </message>
    <message>
        <source>Delete this section</source>
        <translation>Diesen Abschnitt löschen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit {title}</source>
        <translation>{title} bearbeiten</translation>
    </message>
    <message>
        <source>It is being made again.</source>
        <translation>Er wird neu erstellt.</translation>
    </message>
    <message>
        <source>Minutes of {title}</source>
        <translation>Minuten von {title}</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>No time</source>
        <translation>Keine Zeit</translation>
    </message>
    <message>
        <source>Rewrite</source>
        <translation>Neu schreiben</translation>
    </message>
    <message>
        <source>Rewrite {title}</source>
        <translation>{title} neu schreiben</translation>
    </message>
    <message>
        <source>Rewriting</source>
        <translation>Umschreiben</translation>
    </message>
    <message>
        <source>With a remark…</source>
        <translation>Mit einer Bemerkung …</translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>SeveralPanel</name>
    <message>
        <source>Cancel all</source>
        <translation>Alle abbrechen</translation>
    </message>
    <message>
        <source>Close the list</source>
        <translation>Liste schließen</translation>
    </message>
    <message>
        <source>No script here</source>
        <translation>Hier ist kein Skript</translation>
    </message>
    <message>
        <source>Optimize all</source>
        <translation>Alle optimieren</translation>
    </message>
    <message>
        <source>Progress of all scripts</source>
        <translation>Fortschritt aller Skripte</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Bericht …</translation>
    </message>
    <message>
        <source>Save all</source>
        <translation>Alle speichern</translation>
    </message>
    <message>
        <source>There is no .luau or .lua file in what was opened.</source>
        <translation>In dem, was geöffnet wurde, ist keine .luau- oder .lua-Datei.</translation>
    </message>
</context>
<context>
    <name>SeveralPresenter</name>
    <message>
        <source>About the project</source>
        <translation>Zum Projekt</translation>
    </message>
</context>
<context>
    <name>ShareDialog</name>
    <message>
        <source>Choose a row of the list first.</source>
        <translation>Wählen Sie zuerst eine Zeile der Liste.</translation>
    </message>
    <message>
        <source>Classes…</source>
        <translation>Klassen …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>End the share</source>
        <translation>Teilen beenden</translation>
    </message>
    <message>
        <source>End…</source>
        <translation>Beenden …</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>It has ended already.</source>
        <translation>Es ist schon beendet.</translation>
    </message>
    <message>
        <source>It is on its way.</source>
        <translation>Es ist unterwegs.</translation>
    </message>
    <message>
        <source>Not shared yet.</source>
        <translation>Noch nicht geteilt.</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>Shared so far</source>
        <translation>Bisher geteilt</translation>
    </message>
    <message>
        <source>Shared with {name}</source>
        <translation>Geteilt mit {name}</translation>
    </message>
    <message>
        <source>Students get it as it is now; later changes stay with you.</source>
        <translation>Schüler bekommen es, wie es jetzt ist; spätere Änderungen bleiben bei Ihnen.</translation>
    </message>
    <message>
        <source>The latest changes are not saved yet. Share it again in a moment.</source>
        <translation>Die letzten Änderungen sind noch nicht gespeichert. Teilen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The server is not there.</source>
        <translation>Der Server ist nicht da.</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Mit</translation>
    </message>
    <message>
        <source>{name} will not see it any more, and attempts that run are over. Results are kept.</source>
        <translation>{name}: nicht mehr zu sehen, und laufende Versuche sind vorbei. Ergebnisse bleiben erhalten.</translation>
    </message>
</context>
<context>
    <name>SharedPanel</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Change the rules</source>
        <translation>Regeln ändern</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Lessons and quizzes that a teacher shares with you appear here.</source>
        <translation>Hier erscheinen Lektionen und Quizze, die eine Lehrkraft mit Ihnen teilt.</translation>
    </message>
    <message>
        <source>Nothing is shared with you yet</source>
        <translation>Mit Ihnen ist noch nichts geteilt</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Shared by me</source>
        <translation>Von mir geteilt</translation>
    </message>
    <message>
        <source>Shared with me</source>
        <translation>Mit mir geteilt</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Gezeigt</translation>
    </message>
    <message>
        <source>The server is not there.</source>
        <translation>Der Server ist nicht da.</translation>
    </message>
    <message>
        <source>There is no connection to the team. Shown as it was last.</source>
        <translation>Es besteht keine Verbindung zum Team. Gezeigt wird der letzte Stand.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Warten auf den Server</translation>
    </message>
    <message>
        <source>What is shared is kept by the team's server, and is shown as soon as it answers.</source>
        <translation>Was geteilt ist, liegt auf dem Server des Teams und erscheint, sobald er antwortet.</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Find a shortcut</source>
        <translation>Tastenkürzel suchen</translation>
    </message>
    <message>
        <source>No shortcut matches.</source>
        <translation>Kein Tastenkürzel passt.</translation>
    </message>
    <message>
        <source>or</source>
        <translation>oder</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Workspace: {name}</source>
        <translation>Arbeitsbereich: {name}</translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Asking the server…</source>
        <translation>Der Server wird gefragt …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>If {email} has an account there, a mail with a link for a new password is on its way.</source>
        <translation>Wenn {email} dort ein Konto hat, ist eine E-Mail mit einem Link für ein neues Passwort unterwegs.</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Beitreten</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
</context>
<context>
    <name>SignOutDialog</name>
    <message>
        <source>Also on every other computer where you are signed in there.</source>
        <translation>Auch auf jedem anderen Computer, auf dem Sie dort angemeldet sind.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Remove this team's tasks, drafts and unsent requests from this computer</source>
        <translation>Aufgaben, Entwürfe und nicht gesendete Anfragen dieses Teams von diesem Computer entfernen</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Sign out everywhere</source>
        <translation>Überall abmelden</translation>
    </message>
    <message>
        <source>You sign out of {server}, where you are {email}.</source>
        <translation>Sie melden sich von {server} ab, wo Sie {email} sind.</translation>
    </message>
</context>
<context>
    <name>SpokenChanges</name>
    <message>
        <source>{n} tasks have started or were cancelled</source>
        <translation>{n} Aufgaben haben begonnen oder wurden abgebrochen</translation>
    </message>
    <message>
        <source>{title} has started</source>
        <translation>{title} hat begonnen</translation>
    </message>
    <message>
        <source>{title} was cancelled</source>
        <translation>{title} wurde abgebrochen</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel this run</source>
        <translation>Diesen Lauf abbrechen</translation>
    </message>
    <message>
        <source>Chart of the time before and after</source>
        <translation>Diagramm der Zeit vorher und nachher</translation>
    </message>
    <message>
        <source>Progress of this run</source>
        <translation>Fortschritt dieses Laufs</translation>
    </message>
</context>
<context>
    <name>StuckList</name>
    <message>
        <source>There are more. These have been stuck for longest.</source>
        <translation>Es gibt weitere. Diese hängen am längsten fest.</translation>
    </message>
</context>
<context>
    <name>StuckRow</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Erneut ausführen</translation>
    </message>
</context>
<context>
    <name>StudentHome</name>
    <message>
        <source>All that was shared</source>
        <translation>Alles Geteilte</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Nothing is open now. What is over, and what opens later, is under All that was shared.</source>
        <translation>Jetzt ist nichts offen. Was vorbei ist und was später öffnet, steht unter Alles Geteilte.</translation>
    </message>
    <message>
        <source>Nothing yet. Lessons and quizzes that a teacher shares with you appear here.</source>
        <translation>Noch nichts. Lektionen und Quizze, die eine Lehrkraft mit Ihnen teilt, erscheinen hier.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open for you</source>
        <translation>Für Sie offen</translation>
    </message>
    <message>
        <source>The server is not there.</source>
        <translation>Der Server ist nicht da.</translation>
    </message>
    <message>
        <source>What is shared is kept by the team's server, and is shown as soon as it answers.</source>
        <translation>Was geteilt ist, liegt auf dem Server des Teams und erscheint, sobald er antwortet.</translation>
    </message>
</context>
<context>
    <name>SuppressionsDialog</name>
    <message>
        <source>Choose an address first.</source>
        <translation>Wählen Sie zuerst eine Adresse.</translation>
    </message>
    <message>
        <source>Send mail there again</source>
        <translation>Dorthin wieder senden</translation>
    </message>
</context>
<context>
    <name>TaskListModel</name>
    <message>
        <source>Show more ({n} left)</source>
        <translation>Mehr zeigen (noch {n})</translation>
    </message>
</context>
<context>
    <name>TaskProgressCard</name>
    <message>
        <source>Close the details</source>
        <translation>Details schließen</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Weitere Aktionen</translation>
    </message>
    <message>
        <source>Progress of {title}</source>
        <translation>Fortschritt von {title}</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
</context>
<context>
    <name>TaskProgressList</name>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
</context>
<context>
    <name>TasksPanel</name>
    <message>
        <source>All tasks at once</source>
        <translation>Alle Aufgaben auf einmal</translation>
    </message>
    <message>
        <source>Cancel all</source>
        <translation>Alle abbrechen</translation>
    </message>
    <message>
        <source>Clear completed</source>
        <translation>Erledigte ausblenden</translation>
    </message>
    <message>
        <source>Close the tasks panel</source>
        <translation>Aufgabenleiste schließen</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>Jede Art</translation>
    </message>
    <message>
        <source>Find a task</source>
        <translation>Aufgabe suchen</translation>
    </message>
    <message>
        <source>No task matches the filter.</source>
        <translation>Keine Aufgabe passt zum Filter.</translation>
    </message>
    <message>
        <source>Nothing yet. What you start appears here, with its progress.</source>
        <translation>Noch nichts. Was Sie starten, erscheint hier mit seinem Fortschritt.</translation>
    </message>
    <message>
        <source>Open history</source>
        <translation>Verlauf öffnen</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>Fehlgeschlagene wiederholen</translation>
    </message>
    <message>
        <source>Send all again</source>
        <translation>Alle erneut senden</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Tasks panel</source>
        <translation>Aufgabenleiste</translation>
    </message>
    <message>
        <source>{n} active</source>
        <translation>{n} aktiv</translation>
    </message>
</context>
<context>
    <name>TasksPresenter</name>
    <message>
        <source>The history keeps them.</source>
        <translation>Im Verlauf bleiben sie erhalten.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>{completed} completed, {failed} failed</source>
        <translation>{completed} abgeschlossen, {failed} fehlgeschlagen</translation>
    </message>
    <message>
        <source>{title} failed</source>
        <translation>{title} ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>{title} is ready</source>
        <translation>{title} ist fertig</translation>
    </message>
</context>
<context>
    <name>Tiles</name>
    <message>
        <source>, {answered} from the store</source>
        <translation>, {answered} aus dem Speicher</translation>
    </message>
    <message>
        <source>95 of 100 within {time}</source>
        <translation>95 von 100 in {time}</translation>
    </message>
    <message>
        <source>Median run today</source>
        <translation>Laufzeit heute, Median</translation>
    </message>
    <message>
        <source>Median wait today</source>
        <translation>Wartezeit heute, Median</translation>
    </message>
    <message>
        <source>Success rate today</source>
        <translation>Erfolgsquote heute</translation>
    </message>
    <message>
        <source>Tasks today</source>
        <translation>Aufgaben heute</translation>
    </message>
    <message>
        <source>of those that completed or failed</source>
        <translation>der abgeschlossenen und fehlgeschlagenen</translation>
    </message>
    <message>
        <source>{completed} completed, {failed} failed</source>
        <translation>{completed} abgeschlossen, {failed} fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>TimesFields</name>
    <message>
        <source>Choose at least one day.</source>
        <translation>Wählen Sie mindestens einen Tag.</translation>
    </message>
    <message>
        <source>Cron expression</source>
        <translation>Cron-Ausdruck</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Day of the month</source>
        <translation>Tag des Monats</translation>
    </message>
    <message>
        <source>Five fields: minute, hour, day of the month, month, day of the week.</source>
        <translation>Fünf Felder: Minute, Stunde, Tag des Monats, Monat, Wochentag.</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>Wie oft</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Where a month has no such day, it runs on the last one.</source>
        <translation>Hat ein Monat diesen Tag nicht, läuft er am letzten.</translation>
    </message>
    <message>
        <source>at</source>
        <translation>um</translation>
    </message>
    <message>
        <source>on day</source>
        <translation>am Tag</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close the message</source>
        <translation>Meldung schließen</translation>
    </message>
</context>
<context>
    <name>ToastSection</name>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>A toast stays</source>
        <translation>Eine Meldung bleibt</translation>
    </message>
    <message>
        <source>It never goes while the mouse or the keyboard is on it.</source>
        <translation>Sie verschwindet nie, solange Maus oder Tastatur auf ihr ist.</translation>
    </message>
    <message>
        <source>Keep an icon in the tray</source>
        <translation>Symbol im Infobereich behalten</translation>
    </message>
    <message>
        <source>Looking for what this desktop offers…</source>
        <translation>Es wird gesucht, was dieser Desktop bietet …</translation>
    </message>
    <message>
        <source>Notifications of the system</source>
        <translation>Benachrichtigungen des Systems</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Seconds that a toast stays</source>
        <translation>Sekunden, die eine Meldung bleibt</translation>
    </message>
    <message>
        <source>Toasts and notifications</source>
        <translation>Meldungen und Benachrichtigungen</translation>
    </message>
    <message>
        <source>Until I close it</source>
        <translation>Bis ich sie schließe</translation>
    </message>
</context>
<context>
    <name>TrayIcon</name>
    <message>
        <source>Open the window</source>
        <translation>Fenster öffnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>nothing runs</source>
        <translation>nichts läuft</translation>
    </message>
</context>
<context>
    <name>WaitingCard</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy its address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Go on working meanwhile: the plan appears here as soon as Stripe says that it is paid. If you stop waiting, the page to pay on stays open in your browser.</source>
        <translation>Arbeiten Sie inzwischen weiter: Der Tarif erscheint hier, sobald Stripe die Zahlung meldet. Wenn Sie das Warten beenden, bleibt die Zahlungsseite in Ihrem Browser offen.</translation>
    </message>
    <message>
        <source>Making the page to pay on…</source>
        <translation>Die Zahlungsseite wird vorbereitet …</translation>
    </message>
    <message>
        <source>Open the page again</source>
        <translation>Seite erneut öffnen</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>Nicht mehr warten</translation>
    </message>
    <message>
        <source>Waiting for the payment in your browser</source>
        <translation>Warten auf die Zahlung in Ihrem Browser</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Choose a look</source>
        <translation>Darstellung wählen</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Everything happens on this computer</source>
        <translation>Alles geschieht auf diesem Computer</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>No account, no network. A script that you bring comes back only with changes that are shown to be safe: proven, or run before and after in a closed box. Your files stay as they are until you save.</source>
        <translation>Kein Konto, kein Netz. Ein Skript, das Sie mitbringen, kommt nur mit Änderungen zurück, die nachweislich sicher sind: bewiesen oder vorher und nachher in einem abgeschlossenen Bereich ausgeführt. Ihre Dateien bleiben, wie sie sind, bis Sie speichern.</translation>
    </message>
    <message>
        <source>Open a script with real waste, press Optimize, and read what was changed and why.</source>
        <translation>Öffnen Sie ein Skript mit echter Verschwendung, drücken Sie „Optimieren“ und lesen Sie, was warum geändert wurde.</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Beispiel öffnen</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>The server of your team does the work</source>
        <translation>Der Server Ihres Teams erledigt die Arbeit</translation>
    </message>
    <message>
        <source>Try it on a sample</source>
        <translation>An einem Beispiel ausprobieren</translation>
    </message>
    <message>
        <source>What you start is sent there. A script that you bring comes back only with changes that are shown to be safe: proven, or run before and after in a closed box. Your files stay as they are until you save.</source>
        <translation>Was Sie starten, wird dorthin gesendet. Ein Skript, das Sie mitbringen, kommt nur mit Änderungen zurück, die nachweislich sicher sind: bewiesen, oder vorher und nachher in einem abgeschlossenen Bereich ausgeführt. Ihre Dateien bleiben, wie sie sind, bis Sie speichern.</translation>
    </message>
    <message>
        <source>You can change it at any time in the menu.</source>
        <translation>Sie können das jederzeit im Menü ändern.</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} von {count}</translation>
    </message>
</context>
<context>
    <name>_PasswordDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message>
        <source>#{...} to select('#', ...)</source>
        <translation>#{...} zu select('#', ...)</translation>
    </message>
    <message>
        <source>'(' after the generic parameters of a function type</source>
        <translation>'(' nach den generischen Parametern eines Funktionstyps</translation>
    </message>
    <message>
        <source>'-&gt;' in a function type</source>
        <translation>'-&gt;' in einem Funktionstyp</translation>
    </message>
    <message>
        <source>'function' after an attribute</source>
        <translation>'function' nach einem Attribut</translation>
    </message>
    <message>
        <source>'{1}' to close '{2}' {3}</source>
        <translation>'{1}', um '{2}' {3} zu schließen</translation>
    </message>
    <message>
        <source>'{1}' {2}</source>
        <translation>'{1}' {2}</translation>
    </message>
    <message>
        <source>'}' to close the braces of an interpolated string</source>
        <translation>'}', um die Klammern einer interpolierten Zeichenkette zu schließen</translation>
    </message>
    <message>
        <source>(line {1#}: {2})</source>
        <translation>(Zeile {1#}: {2})</translation>
    </message>
    <message>
        <source>1 change applied</source>
        <translation>1 Änderung übernommen</translation>
    </message>
    <message>
        <source>1 module of the project was loaded by require: {1}.</source>
        <translation>1 Modul des Projekts wurde mit require geladen: {1}.</translation>
    </message>
    <message>
        <source>1 of them is the same thing under its current name: {1}.</source>
        <translation>1 davon ist dasselbe unter dem heutigen Namen: {1}.</translation>
    </message>
    <message>
        <source>1 question</source>
        <translation>1 Frage</translation>
    </message>
    <message>
        <source>A NUL character. Luau would silently ignore everything after it.</source>
        <translation>Ein NUL-Zeichen. Luau würde alles danach stillschweigend ignorieren.</translation>
    </message>
    <message>
        <source>A RemoteEvent is fired in every frame, about 60 messages a second for each player. Send only when something has changed, or a few times a second</source>
        <translation>Ein RemoteEvent wird in jedem Frame ausgelöst, etwa 60 Nachrichten in der Sekunde je Spieler. Senden Sie nur, wenn sich etwas geändert hat, oder einige Male in der Sekunde</translation>
    </message>
    <message>
        <source>A class has at most {1} students.</source>
        <translation>Eine Klasse hat höchstens {1} Lernende.</translation>
    </message>
    <message>
        <source>A cron expression has five fields: minute, hour, day of month, month, day of week.</source>
        <translation>Ein Cron-Ausdruck hat fünf Felder: Minute, Stunde, Tag des Monats, Monat, Wochentag.</translation>
    </message>
    <message>
        <source>A file has a name that not every computer can store. Use letters, digits, - and _.</source>
        <translation>Eine Datei hat einen Namen, den nicht jeder Computer speichern kann. Verwenden Sie Buchstaben, Ziffern, - und _.</translation>
    </message>
    <message>
        <source>A file that this was to be made from is not here any more.</source>
        <translation>Eine Datei, aus der dies entstehen sollte, ist nicht mehr da.</translation>
    </message>
    <message>
        <source>A for loop runs its body in place, with no function call per element.</source>
        <translation>Eine for-Schleife führt ihren Rumpf an Ort und Stelle aus, ohne Funktionsaufruf je Element.</translation>
    </message>
    <message>
        <source>A global is looked up by name each time; a local is read directly.</source>
        <translation>Eine globale Variable wird jedes Mal über ihren Namen gesucht; eine lokale wird direkt gelesen.</translation>
    </message>
    <message>
        <source>A language model proposed this rewrite of the function.</source>
        <translation>Ein Sprachmodell hat diese Neufassung der Funktion vorgeschlagen.</translation>
    </message>
    <message>
        <source>A language model was asked about {1} and had nothing faster.</source>
        <translation>Ein Sprachmodell wurde nach {1} gefragt und wusste nichts Schnelleres.</translation>
    </message>
    <message>
        <source>A language model was asked about {1}, without success: {2}</source>
        <translation>Ein Sprachmodell wurde nach {1} gefragt, ohne Erfolg: {2}</translation>
    </message>
    <message>
        <source>A language model was asked about {1}; its answer could not be read.</source>
        <translation>Ein Sprachmodell wurde nach {1} gefragt; seine Antwort war nicht lesbar.</translation>
    </message>
    <message>
        <source>A language model was asked about {1}; its rewrite was not applied. The list says why.</source>
        <translation>Ein Sprachmodell wurde nach {1} gefragt; seine Neufassung wurde nicht übernommen. Die Liste sagt, warum.</translation>
    </message>
    <message>
        <source>A language model was asked about {1}; its rewrite was run, compared and applied.</source>
        <translation>Ein Sprachmodell wurde nach {1} gefragt; seine Neufassung wurde ausgeführt, verglichen und übernommen.</translation>
    </message>
    <message>
        <source>A local is read and written directly, a field is looked up each time.</source>
        <translation>Eine lokale Variable wird direkt gelesen und geschrieben, ein Feld wird jedes Mal nachgeschlagen.</translation>
    </message>
    <message>
        <source>A mail needs a subject and something to read.</source>
        <translation>Eine Mail braucht einen Betreff und etwas zu lesen.</translation>
    </message>
    <message>
        <source>A model proposed it, and nothing proves it. Run on {1} calls of the function before and after in Luau {2}, {3} of them with made-up arguments, on a server and as a client in Studio, always with the same result. Every part of it was executed. {4}</source>
        <translation>Ein Modell hat es vorgeschlagen, und nichts beweist es. Vorher und nachher mit {1} Aufrufen der Funktion in Luau {2} ausgeführt, {3} davon mit erdachten Argumenten, auf einem Server und als Client in Studio, stets mit demselben Ergebnis. Jeder Teil davon wurde ausgeführt. {4}</translation>
    </message>
    <message>
        <source>A model's rewrite of {1}</source>
        <translation>Neufassung von {1} durch ein Modell</translation>
    </message>
    <message>
        <source>A module of the project stopped with an error: {1}.</source>
        <translation>Ein Modul des Projekts brach mit einem Fehler ab: {1}.</translation>
    </message>
    <message>
        <source>A numeric for loop counts and compares in one step. The price: as native code, which this script does not ask for, it was half as fast as the while loop.</source>
        <translation>Eine numerische for-Schleife zählt und vergleicht in einem Schritt. Der Preis: Als Maschinencode, den dieses Skript nicht verlangt, war sie halb so schnell wie die while-Schleife.</translation>
    </message>
    <message>
        <source>A password has {1} characters or more. Three or four words make a good one.</source>
        <translation>Ein Passwort hat mindestens {1} Zeichen. Drei oder vier Wörter sind ein gutes.</translation>
    </message>
    <message>
        <source>A price stands twice. Give it once, with its quantity.</source>
        <translation>Ein Preis steht zweimal da. Geben Sie ihn einmal an, mit seiner Menge.</translation>
    </message>
    <message>
        <source>A question of this lesson is broken. Mend it in the editor first.</source>
        <translation>Eine Frage dieser Stunde ist fehlerhaft. Berichtigen Sie sie zuerst im Editor.</translation>
    </message>
    <message>
        <source>A run could not add to that. {1}</source>
        <translation>Ein Lauf konnte dazu nichts beitragen. {1}</translation>
    </message>
    <message>
        <source>A secure connection to {1} could not be made. Its certificate is not trusted by this computer, or it does not speak https at this port.</source>
        <translation>Eine sichere Verbindung zu {1} kam nicht zustande. Dieser Computer vertraut dem Zertifikat nicht, oder an diesem Port wird kein https gesprochen.</translation>
    </message>
    <message>
        <source>A service never changes, so it is asked for once, before the loop. Times measured here are those of stand-ins for Roblox.</source>
        <translation>Ein Dienst ändert sich nie, daher wird er einmal erfragt, vor der Schleife. Hier gemessene Zeiten sind die von Stellvertretern für Roblox.</translation>
    </message>
    <message>
        <source>A service never changes, so it is asked for once, when the script starts. Times measured here are those of stand-ins for Roblox.</source>
        <translation>Ein Dienst ändert sich nie, daher wird er einmal erfragt, wenn das Skript beginnt. Hier gemessene Zeiten sind die von Stellvertretern für Roblox.</translation>
    </message>
    <message>
        <source>A setting in the environment is not right: {1}.</source>
        <translation>Eine Einstellung in der Umgebung stimmt nicht: {1}.</translation>
    </message>
    <message>
        <source>A statement is wanted that is true or false.</source>
        <translation>Gewünscht ist eine Aussage, die wahr oder falsch ist.</translation>
    </message>
    <message>
        <source>A table that grows with every player</source>
        <translation>Eine Tabelle, die mit jedem Spieler wächst</translation>
    </message>
    <message>
        <source>A test mail was sent a moment ago. Wait a little before you send another.</source>
        <translation>Gerade eben wurde eine Test-E-Mail gesendet. Warten Sie ein wenig, bevor Sie noch eine senden.</translation>
    </message>
    <message>
        <source>A text holds a character that no text may hold.</source>
        <translation>Ein Text enthält ein Zeichen, das kein Text enthalten darf.</translation>
    </message>
    <message>
        <source>A word bank needs words of the text of which only one fits</source>
        <translation>Eine Wortliste braucht Wörter des Textes, von denen nur eines passt</translation>
    </message>
    <message>
        <source>A word stands in the word bank twice.</source>
        <translation>Ein Wort steht zweimal im Wortspeicher.</translation>
    </message>
    <message>
        <source>All questions were made offline: {1}</source>
        <translation>Alle Fragen wurden offline erstellt: {1}</translation>
    </message>
    <message>
        <source>All {1} seats of {2} are taken.</source>
        <translation>Alle {1} Plätze von {2} sind besetzt.</translation>
    </message>
    <message>
        <source>Also run before and after, with the same result. {1}</source>
        <translation>Auch vorher und nachher ausgeführt, mit gleichem Ergebnis. {1}</translation>
    </message>
    <message>
        <source>An entry is made for every player who joins and none is ever taken out, so it grows as long as the server runs, and may keep players in memory who left. Set the entry to nil in PlayerRemoving</source>
        <translation>Für jeden Spieler, der beitritt, entsteht ein Eintrag, und keiner wird je entfernt; die Tabelle wächst, solange der Server läuft, und hält vielleicht Spieler im Speicher, die gegangen sind. Setzen Sie den Eintrag in PlayerRemoving auf nil</translation>
    </message>
    <message>
        <source>An if expression in place of `a and b or c` reads better and measures about the same</source>
        <translation>Ein if-Ausdruck anstelle von `a and b or c` liest sich besser und misst sich etwa gleich</translation>
    </message>
    <message>
        <source>An interpolated string in place of `..` is slower, and accepts nil where `..` reports it</source>
        <translation>Eine interpolierte Zeichenkette anstelle von `..` ist langsamer und nimmt nil hin, wo `..` es meldet</translation>
    </message>
    <message>
        <source>An interpolated string puts numbers into a text with less work than `%s`.</source>
        <translation>Eine interpolierte Zeichenkette setzt Zahlen mit weniger Arbeit in einen Text ein als `%s`.</translation>
    </message>
    <message>
        <source>An option is empty.</source>
        <translation>Eine Antwortmöglichkeit ist leer.</translation>
    </message>
    <message>
        <source>An option says “{1}”, which gives away whether it is right.</source>
        <translation>Eine Antwortmöglichkeit enthält „{1}“ und verrät damit, ob sie stimmt.</translation>
    </message>
    <message>
        <source>An organization needs an admin. Make somebody else one first.</source>
        <translation>Eine Organisation braucht jemanden, der sie verwaltet. Geben Sie zuerst jemand anderem diese Rolle.</translation>
    </message>
    <message>
        <source>Anki has no points: those of {1} were left out.</source>
        <translation>Anki kennt keine Punkte: Die von {1} wurden weggelassen.</translation>
    </message>
    <message>
        <source>Another question of this set asks the same.</source>
        <translation>Eine andere Frage fragt dasselbe.</translation>
    </message>
    <message>
        <source>Another question says its answer, “{1}”.</source>
        <translation>Eine andere Frage nennt die Antwort „{1}“.</translation>
    </message>
    <message>
        <source>Another server holds the data folder. Waiting for its answer.</source>
        <translation>Ein anderer Server belegt den Datenordner. Warten auf seine Antwort.</translation>
    </message>
    <message>
        <source>Another server is running on {1}.</source>
        <translation>Ein anderer Server läuft auf {1}.</translation>
    </message>
    <message>
        <source>Another server is running on {1}. Waiting for it to end.</source>
        <translation>Ein anderer Server läuft auf {1}. Warten, bis er endet.</translation>
    </message>
    <message>
        <source>Another test of the endpoint is running. Wait for its end.</source>
        <translation>Ein anderer Test des Endpunkts läuft. Warten Sie auf sein Ende.</translation>
    </message>
    <message>
        <source>Another way of writing the answer has another value.</source>
        <translation>Eine andere Schreibweise der Antwort hat einen anderen Wert.</translation>
    </message>
    <message>
        <source>Answer every question. The points stand beside each.</source>
        <translation>Beantworten Sie jede Frage. Die Punkte stehen daneben.</translation>
    </message>
    <message>
        <source>Answered with the stored result of task {1}.</source>
        <translation>Mit dem gespeicherten Ergebnis der Aufgabe {1} beantwortet.</translation>
    </message>
    <message>
        <source>Appending to an array</source>
        <translation>Anhängen an ein Array</translation>
    </message>
    <message>
        <source>Arguments collected by a table constructor</source>
        <translation>Argumente mit einem Tabellenkonstruktor gesammelt</translation>
    </message>
    <message>
        <source>Arguments counted without a table</source>
        <translation>Argumente ohne Tabelle gezählt</translation>
    </message>
    <message>
        <source>As a client in Studio, at another time:</source>
        <translation>Als Client in Studio, zu einer anderen Zeit:</translation>
    </message>
    <message>
        <source>As native code it measures {1} to {2} times as fast, {3} ms before and {4} ms after, with the start of the program in both ({5}).</source>
        <translation>Als nativer Code ist es gemessen {1}- bis {2}-mal so schnell, {3} ms vorher und {4} ms nachher, beide Male mit dem Start des Programms ({5}).</translation>
    </message>
    <message>
        <source>Asking ended after {1} seconds, the most for one task.</source>
        <translation>Das Fragen endete nach {1} Sekunden, dem Höchstmaß für eine Aufgabe.</translation>
    </message>
    <message>
        <source>Asking ended at {1} tokens, the most for one task.</source>
        <translation>Das Fragen endete bei {1} Tokens, dem Höchstmaß für eine Aufgabe.</translation>
    </message>
    <message>
        <source>Asking the model</source>
        <translation>Das Modell wird gefragt</translation>
    </message>
    <message>
        <source>Asking the model: {1} of {2} question</source>
        <translation>Das Modell wird gefragt: {1} von {2} Frage</translation>
    </message>
    <message>
        <source>Asking the model: {1} of {2} questions</source>
        <translation>Das Modell wird gefragt: {1} von {2} Fragen</translation>
    </message>
    <message>
        <source>AssemblyAngularVelocity belongs to all parts that are joined together.</source>
        <translation>AssemblyAngularVelocity gehört zu allen Parts, die miteinander verbunden sind.</translation>
    </message>
    <message>
        <source>AssemblyLinearVelocity belongs to all parts that are joined together, and to the middle of their mass.</source>
        <translation>AssemblyLinearVelocity gehört zu allen Parts, die miteinander verbunden sind, und zum Mittelpunkt ihrer Masse.</translation>
    </message>
    <message>
        <source>At most {1} MB can be sent in one request.</source>
        <translation>Höchstens {1} MB können in einer Anfrage gesendet werden.</translation>
    </message>
    <message>
        <source>At most {1} questions can be taken at once.</source>
        <translation>Höchstens {1} Fragen können auf einmal gestellt werden.</translation>
    </message>
    <message>
        <source>Attempt {1} stopped. {2}</source>
        <translation>Versuch {1} endete. {2}</translation>
    </message>
    <message>
        <source>Behind the @ of an e-mail address stands a domain with a dot, such as example.org.</source>
        <translation>Hinter dem @ einer E-Mail-Adresse steht eine Domain mit einem Punkt, etwa example.org.</translation>
    </message>
    <message>
        <source>Best friends no longer exist. IsFriendsWith asks for all friends.</source>
        <translation>Beste Freunde gibt es nicht mehr. IsFriendsWith fragt nach allen Freunden.</translation>
    </message>
    <message>
        <source>Billing is not set up on this server. Whoever runs it sets STRIPE_SECRET_KEY.</source>
        <translation>Die Abrechnung ist auf diesem Server nicht eingerichtet. Wer ihn betreibt, setzt STRIPE_SECRET_KEY.</translation>
    </message>
    <message>
        <source>Both still go on after 30 seconds of virtual time; what comes later was not run.</source>
        <translation>Beide laufen nach 30 Sekunden virtueller Zeit noch; was später kommt, wurde nicht ausgeführt.</translation>
    </message>
    <message>
        <source>Both stop with the same error{1}: {2}.</source>
        <translation>Beide halten mit demselben Fehler an{1}: {2}.</translation>
    </message>
    <message>
        <source>Both wait for something that never comes here; what comes after was not run.</source>
        <translation>Beide warten auf etwas, das hier nie kommt; was danach kommt, wurde nicht ausgeführt.</translation>
    </message>
    <message>
        <source>Built-in functions kept in locals</source>
        <translation>Eingebaute Funktionen in lokalen Variablen</translation>
    </message>
    <message>
        <source>By its name {1} is no {2}.</source>
        <translation>Dem Namen nach ist {1} kein {2}.</translation>
    </message>
    <message>
        <source>Byte compared in place of {1}</source>
        <translation>Byte verglichen statt {1}</translation>
    </message>
    <message>
        <source>CFrame is where the part is drawn today.</source>
        <translation>CFrame ist heute die Stelle, an der das Part gezeichnet wird.</translation>
    </message>
    <message>
        <source>Called by its full name, string.{1} is one of the functions that Luau runs without the cost of a call.</source>
        <translation>Mit vollem Namen aufgerufen, gehört string.{1} zu den Funktionen, die Luau ohne die Kosten eines Aufrufs ausführt.</translation>
    </message>
    <message>
        <source>Calls in this script no longer look `{1}` up in `{2}`, and Luau can put a small local function in place of its call.{3}</source>
        <translation>Aufrufe in diesem Skript schlagen `{1}` nicht mehr in `{2}` nach, und Luau kann eine kleine lokale Funktion an die Stelle ihres Aufrufs setzen.{3}</translation>
    </message>
    <message>
        <source>Calls of delay</source>
        <translation>Aufrufe von delay</translation>
    </message>
    <message>
        <source>Calls of math.max and math.min</source>
        <translation>Aufrufe von math.max und math.min</translation>
    </message>
    <message>
        <source>Calls of spawn</source>
        <translation>Aufrufe von spawn</translation>
    </message>
    <message>
        <source>Calls of unpack</source>
        <translation>Aufrufe von unpack</translation>
    </message>
    <message>
        <source>Calls of wait</source>
        <translation>Aufrufe von wait</translation>
    </message>
    <message>
        <source>Cancel it if it is not needed. Its log tells what it did last.</source>
        <translation>Brechen Sie sie ab, wenn sie nicht gebraucht wird. Ihr Protokoll sagt, was sie zuletzt getan hat.</translation>
    </message>
    <message>
        <source>Cancelled before it started</source>
        <translation>Abgebrochen, bevor es begann</translation>
    </message>
    <message>
        <source>Cancelled before it started.</source>
        <translation>Abgebrochen, bevor es anfing.</translation>
    </message>
    <message>
        <source>Cancelled by {1} before it started.</source>
        <translation>Von {1} abgebrochen, bevor es anfing.</translation>
    </message>
    <message>
        <source>Cancelled by {1}.</source>
        <translation>Von {1} abgebrochen.</translation>
    </message>
    <message>
        <source>Canvas has no hints: those of {1} were left out.</source>
        <translation>Canvas kennt keine Tipps: Die von {1} wurden weggelassen.</translation>
    </message>
    <message>
        <source>Canvas has no ordering here: {1} became matching, each step with its place.</source>
        <translation>Canvas kennt hier kein Ordnen: {1} wurde zum Zuordnen, jeder Schritt mit seinem Platz.</translation>
    </message>
    <message>
        <source>Characters that no program can show (control characters) were left out.</source>
        <translation>Zeichen, die kein Programm anzeigen kann (Steuerzeichen), wurden weggelassen.</translation>
    </message>
    <message>
        <source>Check it, or make a new one.</source>
        <translation>Prüfen Sie ihn, oder erzeugen Sie einen neuen.</translation>
    </message>
    <message>
        <source>Checking what the model wrote</source>
        <translation>Prüft, was das Modell geschrieben hat</translation>
    </message>
    <message>
        <source>Choices with and/or</source>
        <translation>Auswahl mit and/or</translation>
    </message>
    <message>
        <source>Choosing questions</source>
        <translation>Fragen werden ausgewählt</translation>
    </message>
    <message>
        <source>Code in the file was left out.</source>
        <translation>Code in der Datei wurde weggelassen.</translation>
    </message>
    <message>
        <source>Collecting the arguments with {...} first is slower than select(i, ...), which Luau runs as a fast call</source>
        <translation>Die Argumente zuerst mit {...} zu sammeln ist langsamer als select(i, ...), das Luau als schnellen Aufruf ausführt</translation>
    </message>
    <message>
        <source>Common Cartridge has no hints: those of {1} were left out.</source>
        <translation>Common Cartridge kennt keine Tipps: Die von {1} wurden weggelassen.</translation>
    </message>
    <message>
        <source>Common Cartridge has no matching or ordering: letters are typed in {1}.</source>
        <translation>Common Cartridge kennt kein Zuordnen oder Ordnen: In {1} werden Buchstaben eingetippt.</translation>
    </message>
    <message>
        <source>Common Cartridge has no tolerance: the exact number alone counts in {1}.</source>
        <translation>Common Cartridge kennt keine Toleranz: In {1} zählt nur die genaue Zahl.</translation>
    </message>
    <message>
        <source>Comparing by hand in place of math.max or math.min is slower, and treats not-a-number differently</source>
        <translation>Von Hand zu vergleichen statt math.max oder math.min zu verwenden ist langsamer und behandelt NaN anders</translation>
    </message>
    <message>
        <source>Connections made in a loop</source>
        <translation>Verbindungen, die in einer Schleife entstehen</translation>
    </message>
    <message>
        <source>Connections that outlive a player</source>
        <translation>Verbindungen, die einen Spieler überdauern</translation>
    </message>
    <message>
        <source>Constant table {1} built once</source>
        <translation>Konstante Tabelle {1} nur einmal gebaut</translation>
    </message>
    <message>
        <source>DATABASE_URL names no database that this server can use: {1}.</source>
        <translation>DATABASE_URL nennt keine Datenbank, die dieser Server verwenden kann: {1}.</translation>
    </message>
    <message>
        <source>Default values with or</source>
        <translation>Standardwerte mit or</translation>
    </message>
    <message>
        <source>Destroy also cuts all connections and locks Parent, so the object cannot come back. To keep it for later, set Parent to nil.</source>
        <translation>Destroy trennt auch alle Verbindungen und sperrt Parent, sodass das Objekt nicht zurückkommen kann. Um es für später zu behalten, setzen Sie Parent auf nil.</translation>
    </message>
    <message>
        <source>Direct call of string.{1} in place of {2}</source>
        <translation>Direkter Aufruf von string.{1} anstelle von {2}</translation>
    </message>
    <message>
        <source>Division by two</source>
        <translation>Division durch zwei</translation>
    </message>
    <message>
        <source>Dropping pairs or ipairs from a loop header gains nothing on real tables, and it changes which tables work</source>
        <translation>pairs oder ipairs im Schleifenkopf wegzulassen bringt bei echten Tabellen nichts und ändert, welche Tabellen funktionieren</translation>
    </message>
    <message>
        <source>Each `..` copies the whole string so far. The pieces are collected and joined once; the more pieces there are, the more that saves.</source>
        <translation>Jedes `..` kopiert die ganze bisherige Zeichenkette. Die Stücke werden gesammelt und einmal verbunden; je mehr Stücke es sind, desto mehr spart das.</translation>
    </message>
    <message>
        <source>Each of these tables takes memory of its own; Luau's `vector.create(x, y, z)` takes none. On other scripts that measured 12.7 to 14.2 times as fast. The price: a vector keeps its numbers with about 7 digits where a table keeps 16, so results differ in the last digits, and its parts cannot be assigned one by one</source>
        <translation>Jede dieser Tabellen braucht eigenen Speicher; Luaus `vector.create(x, y, z)` braucht keinen. An anderen Skripten gemessen, war das 12,7- bis 14,2-mal so schnell. Der Preis: Ein Vektor hält seine Zahlen auf etwa 7 Stellen genau, eine Tabelle auf 16, sodass Ergebnisse in den letzten Stellen abweichen, und seine Teile lassen sich nicht einzeln zuweisen</translation>
    </message>
    <message>
        <source>Each round makes this list and throws it away. Made once before the loop, and emptied with `table.clear` where it was made, it keeps its memory. On other scripts that measured 3.0 to 5.5 times as fast. The price: from then on emptying takes as long as the fullest round needs. In a test, after one round with 10,000 elements, rounds with 3 took about 15 times as long as with a list of their own. Worth it where rounds are alike</source>
        <translation>Jede Runde erzeugt diese Liste und wirft sie weg. Einmal vor der Schleife erzeugt, und mit `table.clear` geleert, wo sie erzeugt wurde, behält sie ihren Speicher. Bei anderen Skripten war das gemessen 3,0- bis 5,5-mal so schnell. Der Preis: Das Leeren dauert von da an so lange, wie es die vollste Runde braucht. In einem Versuch dauerten nach einer Runde mit 10.000 Elementen Runden mit 3 etwa 15-mal so lange wie mit einer eigenen Liste. Es lohnt sich, wo die Runden einander gleichen</translation>
    </message>
    <message>
        <source>Each was shown safe in the way that its rule states.</source>
        <translation>Jede wurde so als sicher gezeigt, wie ihre Regel es angibt.</translation>
    </message>
    <message>
        <source>Effect {1} differs: {2}, then {3}.</source>
        <translation>Wirkung {1} ist anders: {2}, danach {3}.</translation>
    </message>
    <message>
        <source>Enter one.</source>
        <translation>Geben Sie einen ein.</translation>
    </message>
    <message>
        <source>Enter the address of your team's server, such as school.example.org.</source>
        <translation>Geben Sie die Adresse des Servers Ihres Teams ein, zum Beispiel school.example.org.</translation>
    </message>
    <message>
        <source>Enter the address to which the mail shall go first.</source>
        <translation>Geben Sie zuerst die Adresse ein, an die die E-Mail gehen soll.</translation>
    </message>
    <message>
        <source>Enter the address to which the notices shall go.</source>
        <translation>Geben Sie die Adresse ein, an die die Benachrichtigungen gehen sollen.</translation>
    </message>
    <message>
        <source>Enter your name, as the others of the organization shall see it.</source>
        <translation>Geben Sie Ihren Namen so ein, wie ihn die anderen in der Organisation sehen sollen.</translation>
    </message>
    <message>
        <source>Every round connects one more function to the same event, and nothing can disconnect it: each event then runs all of them. Connect once before the loop, or keep the connection and disconnect it</source>
        <translation>Jede Runde verbindet eine weitere Funktion mit demselben Ereignis, und nichts kann sie wieder trennen: Jedes Ereignis führt dann alle aus. Verbinden Sie einmal vor der Schleife, oder merken Sie sich die Verbindung und trennen Sie sie</translation>
    </message>
    <message>
        <source>Expecting ',' delimiter</source>
        <translation>Ein „,“ wird erwartet</translation>
    </message>
    <message>
        <source>Expecting ':' delimiter</source>
        <translation>Ein „:“ wird erwartet</translation>
    </message>
    <message>
        <source>Expecting property name enclosed in double quotes</source>
        <translation>Ein Name in doppelten Anführungszeichen wird erwartet</translation>
    </message>
    <message>
        <source>Expecting value</source>
        <translation>Ein Wert wird erwartet</translation>
    </message>
    <message>
        <source>Extra data</source>
        <translation>Danach folgt noch etwas</translation>
    </message>
    <message>
        <source>Fields of {1} set in its constructor</source>
        <translation>Felder von {1} im Konstruktor gesetzt</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>Der Dateiname ist zu lang</translation>
    </message>
    <message>
        <source>Floor division in place of {1}</source>
        <translation>Ganzzahldivision anstelle von {1}</translation>
    </message>
    <message>
        <source>For loop in place of {1}</source>
        <translation>for-Schleife anstelle von {1}</translation>
    </message>
    <message>
        <source>From smallest to largest is what table.sort does by itself. Without the function Luau compares the values directly, and calls nothing for each pair.</source>
        <translation>Vom Kleinsten zum Größten sortiert table.sort von sich aus. Ohne die Funktion vergleicht Luau die Werte direkt und ruft nicht für jedes Paar etwas auf.</translation>
    </message>
    <message>
        <source>Function {1} made local</source>
        <translation>Funktion {1} lokal gemacht</translation>
    </message>
    <message>
        <source>Function {1} made once</source>
        <translation>Funktion {1} nur einmal erzeugt</translation>
    </message>
    <message>
        <source>GIFT has no hints: those of {1} were left out.</source>
        <translation>GIFT kennt keine Tipps: Die von {1} wurden weggelassen.</translation>
    </message>
    <message>
        <source>GIFT has no ordering: {1} became matching, each step with its place.</source>
        <translation>GIFT kennt kein Ordnen: {1} wurde zum Zuordnen, jeder Schritt mit seinem Platz.</translation>
    </message>
    <message>
        <source>GIFT has no points: it counts 1 for {1}.</source>
        <translation>GIFT kennt keine Punkte: Für {1} zählt es 1.</translation>
    </message>
    <message>
        <source>GIFT has no word bank: {1} became a choice among its words.</source>
        <translation>GIFT kennt keine Wortliste: {1} wurde zur Auswahl unter den Wörtern.</translation>
    </message>
    <message>
        <source>GetBadgeInfoAsync answers with a table, whose IsEnabled says the opposite of IsDisabled.</source>
        <translation>GetBadgeInfoAsync antwortet mit einer Tabelle, deren IsEnabled das Gegenteil von IsDisabled sagt.</translation>
    </message>
    <message>
        <source>GetCharacterAppearanceInfoAsync answers with a table about the appearance and not with a model of it.</source>
        <translation>GetCharacterAppearanceInfoAsync antwortet mit einer Tabelle über das Aussehen und nicht mit einem Modell davon.</translation>
    </message>
    <message>
        <source>GetExtentsSize takes its place. Compare the sizes once, since the old one may have been measured along other axes.</source>
        <translation>GetExtentsSize tritt an seine Stelle. Vergleichen Sie die Größen einmal, denn die alte wurde vielleicht entlang anderer Achsen gemessen.</translation>
    </message>
    <message>
        <source>GetPartBoundsInBox takes a CFrame, a size and OverlapParams, and answers with a list; the region is empty when the list is.</source>
        <translation>GetPartBoundsInBox nimmt einen CFrame, eine Größe und OverlapParams und antwortet mit einer Liste; der Bereich ist leer, wenn die Liste es ist.</translation>
    </message>
    <message>
        <source>GetPartBoundsInBox takes a CFrame, a size and OverlapParams, and has no limit of 20 parts by default.</source>
        <translation>GetPartBoundsInBox nimmt einen CFrame, eine Größe und OverlapParams und ist nicht von sich aus auf 20 Parts begrenzt.</translation>
    </message>
    <message>
        <source>GetPivot gives the pivot of the model, which is its primary part unless somebody has moved the pivot. Without a primary part it works, where the old name raised an error.</source>
        <translation>GetPivot gibt den Pivot des Modells, also sein PrimaryPart, außer jemand hat den Pivot verschoben. Ohne PrimaryPart geht es auch, während der alte Name einen Fehler auslöste.</translation>
    </message>
    <message>
        <source>Give your own material to make it from, or choose one of the topics that are there.</source>
        <translation>Geben Sie eigenes Material dazu oder wählen Sie eines der vorhandenen Themen.</translation>
    </message>
    <message>
        <source>Goes on when the server is back</source>
        <translation>Geht weiter, sobald der Server wieder da ist</translation>
    </message>
    <message>
        <source>Google Forms imports no files by itself: use an add-on that reads tables. Options and right answers stand on lines of their own in their cells.</source>
        <translation>Google Formulare importiert selbst keine Dateien: Nehmen Sie ein Add-on, das Tabellen liest. Antworten zur Auswahl und richtige Antworten stehen in ihren Zellen je auf einer eigenen Zeile.</translation>
    </message>
    <message>
        <source>Google has no tolerance: the exact number alone counts in {1}.</source>
        <translation>Google kennt keine Toleranz: In {1} zählt nur die genaue Zahl.</translation>
    </message>
    <message>
        <source>Google has no word bank: {1} became a choice among its words.</source>
        <translation>Google kennt keine Wortliste: {1} wurde zur Auswahl unter den Wörtern.</translation>
    </message>
    <message>
        <source>In more than half of the questions the right option is the {1}.</source>
        <translation>Bei mehr als der Hälfte der Fragen ist die richtige Antwort die {1}.</translation>
    </message>
    <message>
        <source>In {1} of {2} questions the right option is the longest.</source>
        <translation>Bei {1} von {2} Fragen ist die richtige Antwort die längste.</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <source>Interpolated string in place of {1}</source>
        <translation>Interpolierte Zeichenkette statt {1}</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>Das ist ein Ordner</translation>
    </message>
    <message>
        <source>It also breaks welds and other joints that were made on purpose. Destroy the joints that you mean.</source>
        <translation>Es löst auch Welds und andere Verbindungen, die mit Absicht gemacht wurden. Zerstören Sie die Verbindungen, die Sie meinen.</translation>
    </message>
    <message>
        <source>It always answers true, so it can go.</source>
        <translation>Es antwortet immer mit true und kann deshalb weg.</translation>
    </message>
    <message>
        <source>It always answers with an empty text, and nothing takes its place.</source>
        <translation>Es antwortet immer mit einem leeren Text, und nichts tritt an seine Stelle.</translation>
    </message>
    <message>
        <source>It belongs to a debugger that is gone, and nothing takes its place.</source>
        <translation>Es gehört zu einem Debugger, den es nicht mehr gibt, und nichts tritt an seine Stelle.</translation>
    </message>
    <message>
        <source>It belongs to an old way of saving, and nothing takes its place.</source>
        <translation>Es gehört zu einer alten Art zu speichern, und nichts tritt an seine Stelle.</translation>
    </message>
    <message>
        <source>It belongs to an old way of saving. DataStoreService takes its place, with keys and error handling of its own.</source>
        <translation>Es gehört zu einer alten Art zu speichern. DataStoreService tritt an seine Stelle, mit eigenen Schlüsseln und eigener Fehlerbehandlung.</translation>
    </message>
    <message>
        <source>It belongs to no objective.</source>
        <translation>Sie gehört zu keinem Lernziel.</translation>
    </message>
    <message>
        <source>It can no longer be set; Debris always keeps at most 1,000 objects.</source>
        <translation>Es lässt sich nicht mehr setzen; Debris behält immer höchstens 1.000 Objekte.</translation>
    </message>
    <message>
        <source>It cannot be read: {1}.</source>
        <translation>Sie lässt sich nicht lesen: {1}.</translation>
    </message>
    <message>
        <source>It cannot be read: {1}. Nothing was changed.</source>
        <translation>Sie ist nicht lesbar: {1}. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>It counts the list of players, which is made anew each time.</source>
        <translation>Es zählt die Liste der Spieler, die jedes Mal neu gemacht wird.</translation>
    </message>
    <message>
        <source>It does not exist.</source>
        <translation>Sie existiert nicht.</translation>
    </message>
    <message>
        <source>It does nothing any more.</source>
        <translation>Es tut nichts mehr.</translation>
    </message>
    <message>
        <source>It failed after several attempts.</source>
        <translation>Sie ist nach mehreren Versuchen fehlgeschlagen.</translation>
    </message>
    <message>
        <source>It gave a middle of the model that could not be relied on. GetPivot gives the pivot.</source>
        <translation>Es gab eine Mitte des Modells, auf die kein Verlass war. GetPivot gibt den Pivot.</translation>
    </message>
    <message>
        <source>It has been changed since.</source>
        <translation>Sie wurde seitdem geändert.</translation>
    </message>
    <message>
        <source>It has no "tree", so it says nothing of where scripts stand.</source>
        <translation>Sie hat keinen „tree“ und sagt daher nicht, wo Skripte stehen.</translation>
    </message>
    <message>
        <source>It has {1} KB; at most {2} KB can be optimized at once.</source>
        <translation>Es hat {1} KB; höchstens {2} KB können auf einmal optimiert werden.</translation>
    </message>
    <message>
        <source>It holds a character that no address can have, such as a space.</source>
        <translation>Sie enthält ein Zeichen, das in keiner Adresse vorkommt, zum Beispiel ein Leerzeichen.</translation>
    </message>
    <message>
        <source>It holds no JSON object.</source>
        <translation>Sie enthält kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>It is a binary file, not a script.</source>
        <translation>Es ist eine Binärdatei, kein Skript.</translation>
    </message>
    <message>
        <source>It is a folder.</source>
        <translation>Es ist ein Ordner.</translation>
    </message>
    <message>
        <source>It is being started. Try again in a moment.</source>
        <translation>Er wird gerade gestartet. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>It is closed</source>
        <translation>Er ist geschlossen</translation>
    </message>
    <message>
        <source>It is handed out again every ten seconds. Look into the server's log for the dispatcher, and whether the workers are reached.</source>
        <translation>Alle zehn Sekunden wird sie erneut ausgegeben. Sehen Sie im Protokoll des Servers nach dem Verteiler („dispatcher“), und ob die Worker erreicht werden.</translation>
    </message>
    <message>
        <source>It is larger than {1} KB.</source>
        <translation>Sie ist größer als {1} KB.</translation>
    </message>
    <message>
        <source>It is no regular file.</source>
        <translation>Es ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>It is not UTF-8 text: see line {1}.</source>
        <translation>Sie ist kein UTF-8-Text: siehe Zeile {1}.</translation>
    </message>
    <message>
        <source>It is not UTF-8 text: see line {1}. Save it as UTF-8 and try again.</source>
        <translation>Es ist kein UTF-8-Text: siehe Zeile {1}. Speichern Sie die Datei als UTF-8 und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>Sie ist nicht mehr da.</translation>
    </message>
    <message>
        <source>It is not valid JSON: it nests too deep, or holds a number too long.</source>
        <translation>Sie ist kein gültiges JSON: zu tief verschachtelt, oder eine Zahl darin ist zu lang.</translation>
    </message>
    <message>
        <source>It is not valid JSON: {1}: {2}.</source>
        <translation>Sie ist kein gültiges JSON: {1}: {2}.</translation>
    </message>
    <message>
        <source>It is the function as it was.</source>
        <translation>Es ist die Funktion, wie sie war.</translation>
    </message>
    <message>
        <source>It is the same all the time, so one look-up and a local do.</source>
        <translation>Der Wert bleibt die ganze Zeit gleich, einmal nachschlagen und eine lokale Variable genügen also.</translation>
    </message>
    <message>
        <source>It is the same request under its current name, which says that it waits for an answer.</source>
        <translation>Es ist dieselbe Anfrage unter dem heutigen Namen, der sagt, dass sie auf eine Antwort wartet.</translation>
    </message>
    <message>
        <source>It is the same thing under its current name.</source>
        <translation>Es ist dasselbe unter dem heutigen Namen.</translation>
    </message>
    <message>
        <source>It is tried again.</source>
        <translation>Es wird noch einmal versucht.</translation>
    </message>
    <message>
        <source>It looks like school.example.org or https://school.example.org:8443.</source>
        <translation>Sie sieht aus wie school.example.org oder https://school.example.org:8443.</translation>
    </message>
    <message>
        <source>It must begin with https://, so that nobody on the way can read your password.</source>
        <translation>Sie muss mit https:// beginnen, damit unterwegs niemand Ihr Passwort lesen kann.</translation>
    </message>
    <message>
        <source>It only prints how much the script is allowed to do, and nothing takes its place.</source>
        <translation>Es gibt nur aus, wie viel das Skript darf, und nichts tritt an seine Stelle.</translation>
    </message>
    <message>
        <source>It runs much longer than tasks like it.</source>
        <translation>Sie läuft viel länger als ähnliche Aufgaben.</translation>
    </message>
    <message>
        <source>It starts when one of them ends. Cancel what is not needed, or allow the organization more at once.</source>
        <translation>Sie beginnt, sobald eine davon endet. Brechen Sie ab, was nicht gebraucht wird, oder erlauben Sie der Organisation mehr auf einmal.</translation>
    </message>
    <message>
        <source>It tells the version of Roblox, and nothing takes its place.</source>
        <translation>Es nennt die Version von Roblox, und nichts tritt an seine Stelle.</translation>
    </message>
    <message>
        <source>It waits, and no worker is running.</source>
        <translation>Sie wartet, und kein Worker läuft.</translation>
    </message>
    <message>
        <source>It waits, since its organization has as many tasks running as it may.</source>
        <translation>Sie wartet, denn von ihrer Organisation laufen so viele Aufgaben, wie laufen dürfen.</translation>
    </message>
    <message>
        <source>It waits, though there are free slots.</source>
        <translation>Sie wartet, obwohl Plätze frei sind.</translation>
    </message>
    <message>
        <source>It was cancelled and has not stopped.</source>
        <translation>Sie wurde abgebrochen und hat nicht aufgehört.</translation>
    </message>
    <message>
        <source>It was changed elsewhere meanwhile. Load it again; what you have is not lost.</source>
        <translation>Es wurde inzwischen anderswo geändert. Laden Sie es neu; was Sie haben, geht nicht verloren.</translation>
    </message>
    <message>
        <source>It was cleared with the history. The file is unchanged.</source>
        <translation>Sie wurde mit dem Verlauf gelöscht. Die Datei ist unverändert.</translation>
    </message>
    <message>
        <source>It was left as it is: it is not called here by its name.</source>
        <translation>Es blieb, wie es ist: Es wird hier nicht mit seinem Namen aufgerufen.</translation>
    </message>
    <message>
        <source>It was left as it is: its second result, which the replacement does not have, may be used here.</source>
        <translation>Es blieb, wie es ist: Sein zweites Ergebnis, das der Ersatz nicht hat, wird hier vielleicht gebraucht.</translation>
    </message>
    <message>
        <source>It was left as it is: the function may use the times that only the old name gives it.</source>
        <translation>Es blieb, wie es ist: Die Funktion braucht vielleicht die Zeiten, die nur der alte Name ihr gibt.</translation>
    </message>
    <message>
        <source>It was left as it is: the replacement returns a thread here, where the old name returns nothing.</source>
        <translation>Es blieb, wie es ist: Der Ersatz gibt hier einen Thread zurück, der alte Name nichts.</translation>
    </message>
    <message>
        <source>It was left as it is: the replacement takes these arguments differently.</source>
        <translation>Es blieb, wie es ist: Der Ersatz nimmt diese Argumente anders.</translation>
    </message>
    <message>
        <source>It was left as it is: what stands around it does not allow the replacement.</source>
        <translation>Es blieb, wie es ist: Was darum herum steht, lässt den Ersatz nicht zu.</translation>
    </message>
    <message>
        <source>It was not written: what is there now is too large to be kept. The file is unchanged.</source>
        <translation>Sie wurde nicht geschrieben: Was jetzt dort steht, ist zu groß, um aufbewahrt zu werden. Die Datei ist unverändert.</translation>
    </message>
    <message>
        <source>It was not written: {1}. The file is unchanged.</source>
        <translation>Sie wurde nicht geschrieben: {1}. Die Datei ist unverändert.</translation>
    </message>
    <message>
        <source>It was tried several times and goes on trying.</source>
        <translation>Sie wurde mehrmals versucht und wird es weiter.</translation>
    </message>
    <message>
        <source>It would close before it opens. Choose a later time to close.</source>
        <translation>Es würde enden, bevor es beginnt. Wählen Sie ein späteres Ende.</translation>
    </message>
    <message>
        <source>Its "globIgnorePaths" is no list of texts.</source>
        <translation>„globIgnorePaths“ darin ist keine Liste von Texten.</translation>
    </message>
    <message>
        <source>Its "name" is no text.</source>
        <translation>„name“ darin ist kein Text.</translation>
    </message>
    <message>
        <source>Its certificate was refused ({1}), so nothing was sent to it. Check the address and the clock of this computer, or ask whoever runs the server.</source>
        <translation>Sein Zertifikat wurde abgelehnt ({1}), daher wurde nichts dorthin gesendet. Prüfen Sie die Adresse und die Uhr dieses Computers, oder fragen Sie, wer den Server betreibt.</translation>
    </message>
    <message>
        <source>Its event handlers were called only as far as events happen here.</source>
        <translation>Seine Ereignisbehandlungen wurden nur so weit aufgerufen, wie hier Ereignisse auftreten.</translation>
    </message>
    <message>
        <source>Its last words: {1}</source>
        <translation>Seine letzten Worte: {1}</translation>
    </message>
    <message>
        <source>Its log tells why the attempts failed. Cancel it if the reason will not pass.</source>
        <translation>Ihr Protokoll sagt, woran die Versuche scheiterten. Brechen Sie sie ab, wenn der Grund nicht vergeht.</translation>
    </message>
    <message>
        <source>Its log tells why. Run it again when the reason is gone.</source>
        <translation>Ihr Protokoll sagt, warum. Führen Sie sie erneut aus, wenn der Grund behoben ist.</translation>
    </message>
    <message>
        <source>Its worker hangs or was lost. It is ended when its lease runs out; restart the worker if it is not.</source>
        <translation>Ihr Worker hängt oder ging verloren. Sie endet, wenn ihre Frist abläuft; tut sie es nicht, starten Sie den Worker neu.</translation>
    </message>
    <message>
        <source>Kahoot counts points in its own way: those of {1} were left out.</source>
        <translation>Kahoot zählt Punkte auf seine Weise: Die von {1} wurden weggelassen.</translation>
    </message>
    <message>
        <source>Kahoot has no place for reasons and hints: they stand on the answer key and in the teacher's version.</source>
        <translation>Kahoot hat keinen Platz für Begründungen und Tipps: Sie stehen auf dem Lösungsblatt und in der Fassung für die Lehrkraft.</translation>
    </message>
    <message>
        <source>Kahoot has no word bank: {1} became a choice among its words.</source>
        <translation>Kahoot kennt keine Wortliste: {1} wurde zur Auswahl unter den Wörtern.</translation>
    </message>
    <message>
        <source>Kahoot takes at most 4 options of 75 characters and questions of 120: {1} had to be left out.</source>
        <translation>Kahoot nimmt höchstens 4 Antworten mit 75 Zeichen und Fragen mit 120: {1} musste wegbleiben.</translation>
    </message>
    <message>
        <source>Kahoot takes choice and true or false alone: {1} had to be left out.</source>
        <translation>Kahoot nimmt nur Auswahl und Wahr oder falsch: {1} musste wegbleiben.</translation>
    </message>
    <message>
        <source>Keeping a built-in function in a local is an old Lua habit. Luau already resolves the full name ahead of time</source>
        <translation>Eine eingebaute Funktion in einer lokalen Variablen zu halten ist eine alte Lua-Gewohnheit. Luau löst den vollen Namen bereits im Voraus auf</translation>
    </message>
    <message>
        <source>Leave e-mail and password out of the address; they have fields of their own.</source>
        <translation>Lassen Sie E-Mail und Passwort aus der Adresse weg; sie haben eigene Felder.</translation>
    </message>
    <message>
        <source>Leave user name and password out of the address; the key has a field of its own.</source>
        <translation>Lassen Sie Benutzernamen und Passwort aus der Adresse weg; der Schlüssel hat ein eigenes Feld.</translation>
    </message>
    <message>
        <source>Leaving out tostring for a number before `..` changes nothing</source>
        <translation>tostring bei einer Zahl vor `..` wegzulassen ändert nichts</translation>
    </message>
    <message>
        <source>Left out: in the run it joined {rounds} pieces at a time; a table pays from about 32 on.</source>
        <translation>Weggelassen: im Lauf wurden je {rounds} Stücke aneinandergehängt; eine Tabelle lohnt sich ab etwa 32.</translation>
    </message>
    <message>
        <source>Left out: measured on this script, it is {1} times as fast with it.</source>
        <translation>Weggelassen: an diesem Skript gemessen, ist es damit {1}-mal so schnell.</translation>
    </message>
    <message>
        <source>Length operator in place of table.getn</source>
        <translation>Längenoperator anstelle von table.getn</translation>
    </message>
    <message>
        <source>Length operator in place of {1}</source>
        <translation>Längenoperator anstelle von {1}</translation>
    </message>
    <message>
        <source>Letters are typed in {1}, as Google marks no matching or ordering.</source>
        <translation>In {1} werden Buchstaben eingetippt, da Google Zuordnen und Ordnen nicht bewertet.</translation>
    </message>
    <message>
        <source>Line {1#}: {2}</source>
        <translation>Zeile {1#}: {2}</translation>
    </message>
    <message>
        <source>Line {1} holds half of a character. Type it again.</source>
        <translation>Zeile {1} enthält ein halbes Zeichen. Geben Sie es neu ein.</translation>
    </message>
    <message>
        <source>Line {1} of the driver:</source>
        <translation>Zeile {1} des Treibers:</translation>
    </message>
    <message>
        <source>Lists made anew in each round</source>
        <translation>Listen, die jede Runde neu erzeugt</translation>
    </message>
    <message>
        <source>Look into the server's log for the keeper: it brings such tasks back within half a minute.</source>
        <translation>Sehen Sie im Protokoll des Servers nach „keeper“: Er holt solche Aufgaben binnen einer halben Minute zurück.</translation>
    </message>
    <message>
        <source>Looking for another</source>
        <translation>Sucht eine andere</translation>
    </message>
    <message>
        <source>Looking for changes</source>
        <translation>Änderungen werden gesucht</translation>
    </message>
    <message>
        <source>Loop over the elements of {1}</source>
        <translation>Schleife über die Elemente von {1}</translation>
    </message>
    <message>
        <source>Loop that counts {1} by itself</source>
        <translation>Schleife, die {1} selbst zählt</translation>
    </message>
    <message>
        <source>Loops over pairs and ipairs</source>
        <translation>Schleifen über pairs und ipairs</translation>
    </message>
    <message>
        <source>Loops that wait for a condition</source>
        <translation>Schleifen, die auf eine Bedingung warten</translation>
    </message>
    <message>
        <source>Luau copies a whole table in one go.</source>
        <translation>Luau kopiert eine ganze Tabelle auf einmal.</translation>
    </message>
    <message>
        <source>Luau has it for old scripts only. A loop may wait and may leave early, and it does not stop at a value that the function returns.</source>
        <translation>Luau hat es nur noch für alte Skripte. Eine Schleife darf warten und früher enden, und sie hört nicht bei einem Wert auf, den die Funktion zurückgibt.</translation>
    </message>
    <message>
        <source>Luau has it for old scripts only. The length operator asks the table's metatable, which table.getn does not.</source>
        <translation>Luau hat es nur noch für alte Skripte. Der Längenoperator fragt die Metatabelle der Tabelle, table.getn tut das nicht.</translation>
    </message>
    <message>
        <source>Luau makes a table of the right size when it sees all {1} fields at once.</source>
        <translation>Luau legt eine Tabelle der richtigen Größe an, wenn es alle {1} Felder auf einmal sieht.</translation>
    </message>
    <message>
        <source>Luau moves all the elements in one go.</source>
        <translation>Luau fügt alle Elemente auf einmal an.</translation>
    </message>
    <message>
        <source>Luau searches an array by itself.</source>
        <translation>Luau durchsucht ein Array selbst.</translation>
    </message>
    <message>
        <source>Luau's compiler does this by itself (the bytecode is the same), so there is nothing to gain.</source>
        <translation>Der Luau-Compiler tut das von selbst (der Bytecode ist derselbe), es gibt also nichts zu gewinnen.</translation>
    </message>
    <message>
        <source>Made from {1}, with questions of the language model “{2}” that were checked.</source>
        <translation>Erstellt aus {1}, mit geprüften Fragen des Sprachmodells „{2}“.</translation>
    </message>
    <message>
        <source>Made offline from {1}.</source>
        <translation>Ohne Netz erstellt aus: {1}.</translation>
    </message>
    <message>
        <source>Mail to this address came back: there is no such mailbox.</source>
        <translation>Mail an diese Adresse kam zurück: Dieses Postfach gibt es nicht.</translation>
    </message>
    <message>
        <source>Making it again</source>
        <translation>Wird neu erstellt</translation>
    </message>
    <message>
        <source>Many people are waiting for the server. Try again in a moment.</source>
        <translation>Viele warten gerade auf den Server. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Many words are hard for grade {1}: {2}.</source>
        <translation>Viele Wörter sind schwer für Klassenstufe {1}: {2}.</translation>
    </message>
    <message>
        <source>Markdown text</source>
        <translation>Markdown-Text</translation>
    </message>
    <message>
        <source>Matching needs four words that the text says the meaning of</source>
        <translation>Zuordnen braucht vier Wörter, deren Bedeutung der Text nennt</translation>
    </message>
    <message>
        <source>Measured on other scripts: {1} (Luau 0.686 and 0.735, interpreted).</source>
        <translation>An anderen Skripten gemessen: {1} (Luau 0.686 und 0.735, interpretiert).</translation>
    </message>
    <message>
        <source>Measured on other scripts: {1} (Luau 0.686 and 0.735, interpreted; {2#} times with native code).</source>
        <translation>An anderen Skripten gemessen: {1} (Luau 0.686 und 0.735, interpretiert; {2#}-mal mit Maschinencode).</translation>
    </message>
    <message>
        <source>Measured over the whole script, in the Luau {1} interpreter of this app, outside Roblox.</source>
        <translation>Gemessen über das ganze Skript, im Luau-{1}-Interpreter dieser App, außerhalb von Roblox.</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Wird gemessen</translation>
    </message>
    <message>
        <source>Message made only when {1} fails</source>
        <translation>Meldung nur erzeugt, wenn {1} fehlschlägt</translation>
    </message>
    <message>
        <source>Messages sent in every frame</source>
        <translation>Nachrichten in jedem Frame</translation>
    </message>
    <message>
        <source>Modernised places were not shown to behave the same. What is said about speed and behaviour compares with the modernised script.</source>
        <translation>Für modernisierte Stellen ist nicht gezeigt, dass sie sich gleich verhalten. Was über Tempo und Verhalten gesagt wird, vergleicht mit dem modernisierten Skript.</translation>
    </message>
    <message>
        <source>Moodle knows ordering from version 4.4 on; before that it needs a plug-in for {1}.</source>
        <translation>Moodle kennt Ordnen ab Version 4.4; davor braucht es für {1} ein Plug-in.</translation>
    </message>
    <message>
        <source>Multiple choice needs three alike candidates in the text</source>
        <translation>Auswahlfragen brauchen drei ähnliche Kandidaten im Text</translation>
    </message>
    <message>
        <source>Multiplying by 0.5 is not faster than dividing by 2</source>
        <translation>Mit 0.5 zu multiplizieren ist nicht schneller als durch 2 zu teilen</translation>
    </message>
    <message>
        <source>My workspace</source>
        <translation>Mein Arbeitsbereich</translation>
    </message>
    <message>
        <source>Native code for the whole script</source>
        <translation>Maschinencode für das ganze Skript</translation>
    </message>
    <message>
        <source>Nearly every statement is false.</source>
        <translation>Fast jede Aussage ist falsch.</translation>
    </message>
    <message>
        <source>Nearly every statement is true.</source>
        <translation>Fast jede Aussage ist wahr.</translation>
    </message>
    <message>
        <source>Negated comparisons</source>
        <translation>Verneinte Vergleiche</translation>
    </message>
    <message>
        <source>No AI endpoint is set. Everything works without one.</source>
        <translation>Kein KI-Endpunkt ist festgelegt. Alles funktioniert auch ohne.</translation>
    </message>
    <message>
        <source>No function of the script's own block does enough of its work.</source>
        <translation>Keine Funktion im äußersten Block des Skripts tut genug von seiner Arbeit.</translation>
    </message>
    <message>
        <source>No language model was asked: its proposals belong to the aggressive level.</source>
        <translation>Kein Sprachmodell wurde gefragt: Seine Vorschläge gehören zur Stufe Aggressiv.</translation>
    </message>
    <message>
        <source>No language model was asked: no AI endpoint is set.</source>
        <translation>Kein Sprachmodell wurde gefragt: Es ist kein KI-Endpunkt eingestellt.</translation>
    </message>
    <message>
        <source>No language model was asked: of this topic there is only a frame for a lesson, without questions.</source>
        <translation>Kein Sprachmodell wurde gefragt: Zu diesem Thema gibt es nur einen Rahmen für eine Stunde, ohne Fragen.</translation>
    </message>
    <message>
        <source>No language model was asked: the script could not be run here.</source>
        <translation>Kein Sprachmodell wurde gefragt: Das Skript konnte hier nicht ausgeführt werden.</translation>
    </message>
    <message>
        <source>No language model was asked: the script is longer than {1} characters.</source>
        <translation>Kein Sprachmodell wurde gefragt: Das Skript ist länger als {1} Zeichen.</translation>
    </message>
    <message>
        <source>No language model was asked: your organization has used up its AI tokens for this month.</source>
        <translation>Kein Sprachmodell wurde gefragt: Ihre Organisation hat ihre KI-Token für diesen Monat verbraucht.</translation>
    </message>
    <message>
        <source>No language model was asked: {1}</source>
        <translation>Kein Sprachmodell wurde gefragt: {1}</translation>
    </message>
    <message>
        <source>No model could be asked: {1}</source>
        <translation>Kein Modell konnte gefragt werden: {1}</translation>
    </message>
    <message>
        <source>No option is marked as the right one.</source>
        <translation>Keine Antwortmöglichkeit ist als richtig markiert.</translation>
    </message>
    <message>
        <source>No question asks for the objective “{1}”.</source>
        <translation>Keine Frage gehört zum Lernziel „{1}“.</translation>
    </message>
    <message>
        <source>No question can be made of this: whole sentences that say something for certain are needed.</source>
        <translation>Daraus lässt sich keine Frage machen: Es braucht ganze Sätze, die etwas mit Bestimmtheit sagen.</translation>
    </message>
    <message>
        <source>No question that {1} at {2} wrote passed the checks.</source>
        <translation>Keine Frage von {1} bei {2} hat die Prüfung bestanden.</translation>
    </message>
    <message>
        <source>No space left</source>
        <translation>Kein Platz mehr</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>Auf dem Datenträger ist kein Platz mehr</translation>
    </message>
    <message>
        <source>No such file</source>
        <translation>Keine solche Datei</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Datei oder Ordner nicht gefunden</translation>
    </message>
    <message>
        <source>No way to live events here has this key. Ask for the configuration again.</source>
        <translation>Kein Weg zu Live-Ereignissen hat hier diesen Schlüssel. Die Konfiguration muss neu abgefragt werden.</translation>
    </message>
    <message>
        <source>Not a UTF-8 file</source>
        <translation>Keine UTF-8-Datei</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>Das ist kein Ordner</translation>
    </message>
    <message>
        <source>Not a file</source>
        <translation>Keine Datei</translation>
    </message>
    <message>
        <source>Not a text file</source>
        <translation>Keine Textdatei</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>Nicht erlaubt</translation>
    </message>
    <message>
        <source>Not answered with the files at hand: {1}.</source>
        <translation>Mit den vorhandenen Dateien nicht beantwortet: {1}.</translation>
    </message>
    <message>
        <source>Not applied, since {1}.</source>
        <translation>Nicht übernommen: {1}.</translation>
    </message>
    <message>
        <source>Not applied: only {1} calls with made-up arguments could be made of it, of which {2} came to an answer. That is too little for a model's rewrite.</source>
        <translation>Nicht übernommen: Nur {1} Aufrufe mit erdachten Argumenten waren möglich, von denen {2} zu einer Antwort kamen. Das ist zu wenig für die Neufassung eines Modells.</translation>
    </message>
    <message>
        <source>Not applied: scripts were not run this time.</source>
        <translation>Nicht übernommen: Skripte wurden diesmal nicht ausgeführt.</translation>
    </message>
    <message>
        <source>Not applied: the bundled Luau {1} cannot check it.</source>
        <translation>Nicht übernommen: Das mitgelieferte Luau {1} kann es nicht prüfen.</translation>
    </message>
    <message>
        <source>Not applied: the calls did not execute every part of it.</source>
        <translation>Nicht übernommen: Die Aufrufe haben nicht jeden Teil davon ausgeführt.</translation>
    </message>
    <message>
        <source>Not applied: the conservative level keeps to what is proven by rule. Balanced would run it and compare.</source>
        <translation>Nicht übernommen: Die Stufe Konservativ bleibt bei dem, was eine Regel beweist. Ausgewogen würde es ausführen und vergleichen.</translation>
    </message>
    <message>
        <source>Not applied: the function is not there in this form.</source>
        <translation>Nicht übernommen: Die Funktion gibt es in dieser Form nicht.</translation>
    </message>
    <message>
        <source>Not applied: the run before and after did not get to this place.</source>
        <translation>Nicht übernommen: Der Lauf vorher und nachher kam nicht an diese Stelle.</translation>
    </message>
    <message>
        <source>Not applied: the run did not show that what is annotated as a string here always is one.</source>
        <translation>Nicht übernommen: Der Lauf zeigte nicht, dass das, was hier als Zeichenkette annotiert ist, immer eine ist.</translation>
    </message>
    <message>
        <source>Not applied: the script could not be compared as a client in Studio, and a model's rewrite needs that too.</source>
        <translation>Nicht übernommen: Das Skript ließ sich als Client in Studio nicht vergleichen, und die Neufassung eines Modells braucht auch das.</translation>
    </message>
    <message>
        <source>Not applied: the script measures {1} times as fast with it.</source>
        <translation>Nicht übernommen: Das Skript ist damit gemessen {1} so schnell.</translation>
    </message>
    <message>
        <source>Not applied: the script uses a name by which a run shows that a place was executed.</source>
        <translation>Nicht übernommen: Das Skript verwendet einen Namen, an dem ein Lauf zeigt, dass eine Stelle ausgeführt wurde.</translation>
    </message>
    <message>
        <source>Not applied: the script would no longer compile ({1}).</source>
        <translation>Nicht übernommen: Das Skript ließe sich nicht mehr übersetzen ({1}).</translation>
    </message>
    <message>
        <source>Not applied: there were too many such edits to run each by itself.</source>
        <translation>Nicht übernommen: Es waren zu viele solche Änderungen, um jede einzeln auszuführen.</translation>
    </message>
    <message>
        <source>Not applied: this changes the shape of the script; the aggressive level would run it and compare.</source>
        <translation>Nicht übernommen: Das ändert den Aufbau des Skripts; die Stufe Aggressiv würde es ausführen und vergleichen.</translation>
    </message>
    <message>
        <source>Not applied: together with the other edits the run before and after was not shown equal.</source>
        <translation>Nicht übernommen: Zusammen mit den anderen Änderungen ergab der Lauf vorher und nachher nicht dasselbe.</translation>
    </message>
    <message>
        <source>Not applied: what a model proposes belongs to the aggressive level.</source>
        <translation>Nicht übernommen: Was ein Modell vorschlägt, gehört zur Stufe Aggressiv.</translation>
    </message>
    <message>
        <source>Not applied: what it gains could not be measured. {1}</source>
        <translation>Nicht übernommen: Der Gewinn ließ sich nicht messen. {1}</translation>
    </message>
    <message>
        <source>Not applied: with it, a run before and after was not shown equal.</source>
        <translation>Nicht übernommen: Damit ergab ein Lauf vorher und nachher nicht dasselbe.</translation>
    </message>
    <message>
        <source>Not applied: {1}</source>
        <translation>Nicht übernommen: {1}</translation>
    </message>
    <message>
        <source>Not available outside Roblox: {1}.</source>
        <translation>Außerhalb von Roblox nicht verfügbar: {1}.</translation>
    </message>
    <message>
        <source>Not deterministic: the original does not do the same thing twice.</source>
        <translation>Nicht deterministisch: Das Original tut nicht zweimal dasselbe.</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Not possible now</source>
        <translation>Jetzt nicht möglich</translation>
    </message>
    <message>
        <source>Not shown: the script runs into a stack overflow. How far it gets until then hangs on how much stack each call takes, and any edit can change that; here it did.</source>
        <translation>Nicht gezeigt: Das Skript läuft in einen Stapelüberlauf. Wie weit es bis dahin kommt, hängt davon ab, wie viel Stapel jeder Aufruf braucht, und jede Änderung kann das verschieben; hier war es so.</translation>
    </message>
    <message>
        <source>Not shown: {1} produces {2}.</source>
        <translation>Nicht gezeigt: {1} erzeugt {2}.</translation>
    </message>
    <message>
        <source>Not shown: {1} was stopped, {2}.</source>
        <translation>Nicht gezeigt: {1} wurde angehalten, {2}.</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>Nicht angemeldet</translation>
    </message>
    <message>
        <source>Not timed as native code: the luau on PATH cannot run the driver with it.</source>
        <translation>Nicht als nativer Code gemessen: Das luau im PATH kann den Treiber nicht mit ausführen.</translation>
    </message>
    <message>
        <source>Not timed as native code: the luau on PATH could not be run.</source>
        <translation>Nicht als nativer Code gemessen: Das luau im PATH ließ sich nicht ausführen.</translation>
    </message>
    <message>
        <source>Not timed as native code: the luau on PATH knows nothing of Roblox, and the script needs it.</source>
        <translation>Nicht als nativer Code gemessen: Das luau im PATH weiß nichts von Roblox, und das Skript braucht es.</translation>
    </message>
    <message>
        <source>Not timed as native code: the script does not end by itself without Roblox.</source>
        <translation>Nicht als nativer Code gemessen: Das Skript endet ohne Roblox nicht von selbst.</translation>
    </message>
    <message>
        <source>Not timed as native code: {1}</source>
        <translation>Nicht als nativer Code gemessen: {1}</translation>
    </message>
    <message>
        <source>Not valid text</source>
        <translation>Kein gültiger Text</translation>
    </message>
    <message>
        <source>Nothing answers at {1}. Check the address, the network, and that the service runs.</source>
        <translation>Unter {1} antwortet nichts. Prüfen Sie die Adresse, das Netz und ob der Dienst läuft.</translation>
    </message>
    <message>
        <source>Nothing in the loop can change it, so it is read once. Each read of an instance asks the engine, which takes longer than reading a local. Times measured here are those of stand-ins for instances.</source>
        <translation>Nichts in der Schleife kann den Wert ändern, daher wird er einmal gelesen. Jedes Lesen an einer Instanz fragt die Engine, und das dauert länger als das Lesen einer lokalen Variable. Hier gemessene Zeiten sind die von Stellvertretern für Instanzen.</translation>
    </message>
    <message>
        <source>Nothing is written about “{1}” yet.</source>
        <translation>Über „{1}“ ist noch nichts geschrieben.</translation>
    </message>
    <message>
        <source>Nothing is written about “{1}” yet. Near it there are: {2}.</source>
        <translation>Über „{1}“ ist noch nichts geschrieben. In der Nähe gibt es: {2}.</translation>
    </message>
    <message>
        <source>Nothing is written about “{1}”, so there is no other text. Edit it in place.</source>
        <translation>Über „{1}“ ist nichts geschrieben, also gibt es keinen anderen Text. Bearbeiten Sie ihn hier.</translation>
    </message>
    <message>
        <source>Nothing newer</source>
        <translation>Nichts Neueres</translation>
    </message>
    <message>
        <source>Nothing reads {1}, so computing it was wasted.</source>
        <translation>Nichts liest {1}, die Berechnung war also verschwendet.</translation>
    </message>
    <message>
        <source>Nothing to gain, left unchanged</source>
        <translation>Nichts zu gewinnen, unverändert gelassen</translation>
    </message>
    <message>
        <source>Nothing was modernised: the script would no longer compile.</source>
        <translation>Nichts wurde modernisiert: Das Skript ließe sich nicht mehr kompilieren.</translation>
    </message>
    <message>
        <source>Numeric questions are made of mathematics and not of texts</source>
        <translation>Zahlenfragen entstehen aus Mathematik und nicht aus Texten</translation>
    </message>
    <message>
        <source>Objects looked up or made in every frame</source>
        <translation>Objekte in jedem Frame gesucht oder erzeugt</translation>
    </message>
    <message>
        <source>On this server mail goes to the address of your account only.</source>
        <translation>Auf diesem Server geht E-Mail nur an die Adresse Ihres Kontos.</translation>
    </message>
    <message>
        <source>One checkout begins one subscription. Choose one recurring price and its quantity.</source>
        <translation>Ein Bezahlvorgang beginnt ein Abonnement. Wählen Sie einen wiederkehrenden Preis und seine Menge.</translation>
    </message>
    <message>
        <source>One document is wanted: a lesson or an assessment.</source>
        <translation>Gewünscht ist ein Dokument: eine Unterrichtsstunde oder eine Prüfung.</translation>
    </message>
    <message>
        <source>One run as native code takes too long to repeat it often enough.</source>
        <translation>Ein Lauf als nativer Code dauert zu lange, um ihn oft genug zu wiederholen.</translation>
    </message>
    <message>
        <source>One run takes too long to repeat it often enough.</source>
        <translation>Ein Lauf dauert zu lange, um ihn oft genug zu wiederholen.</translation>
    </message>
    <message>
        <source>Only an admin can do this.</source>
        <translation>Das kann nur ein Verwalter.</translation>
    </message>
    <message>
        <source>Only an admin can see this.</source>
        <translation>Das kann nur ein Verwalter sehen.</translation>
    </message>
    <message>
        <source>Only an admin sees the tasks of other people.</source>
        <translation>Die Aufgaben anderer sieht nur, wer verwaltet.</translation>
    </message>
    <message>
        <source>Only old R6 characters have this part in this way. RootPart is the part that moves the character.</source>
        <translation>Nur alte R6-Figuren haben dieses Part auf diese Weise. RootPart ist das Part, das die Figur bewegt.</translation>
    </message>
    <message>
        <source>Only students of this organization can be put into a class.</source>
        <translation>In eine Klasse können nur Lernende dieser Organisation aufgenommen werden.</translation>
    </message>
    <message>
        <source>Only the count of used memory works in Roblox, and gcinfo gives it in whole kilobytes.</source>
        <translation>In Roblox geht nur die Angabe des belegten Speichers, und gcinfo gibt sie in ganzen Kilobyte.</translation>
    </message>
    <message>
        <source>Only the first {1} of {2} pages were read.</source>
        <translation>Nur die ersten {1} von {2} Seiten wurden gelesen.</translation>
    </message>
    <message>
        <source>Only the first {1} of {2} slides were read.</source>
        <translation>Nur die ersten {1} von {2} Folien wurden gelesen.</translation>
    </message>
    <message>
        <source>Only the first {1} words were read.</source>
        <translation>Nur die ersten {1} Wörter wurden gelesen.</translation>
    </message>
    <message>
        <source>Only the owner of this server can do this.</source>
        <translation>Das kann nur der Besitzer dieses Servers.</translation>
    </message>
    <message>
        <source>Only the owner of this server can see all organizations.</source>
        <translation>Alle Organisationen kann nur sehen, wem dieser Server gehört.</translation>
    </message>
    <message>
        <source>Ordering needs steps or dated events in the text</source>
        <translation>Ordnen braucht Schritte oder datierte Ereignisse im Text</translation>
    </message>
    <message>
        <source>Outside your own network the address must begin with https://, so that nobody can read the key.</source>
        <translation>Außerhalb Ihres eigenen Netzes muss die Adresse mit https:// beginnen, damit niemand den Schlüssel lesen kann.</translation>
    </message>
    <message>
        <source>Paste the whole link from the mail, from https:// to its end.</source>
        <translation>Fügen Sie den ganzen Link aus der E-Mail ein, von https:// bis zum Ende.</translation>
    </message>
    <message>
        <source>People may not be led to this address from a payment. RETURN_URLS names those that they may.</source>
        <translation>Von einer Zahlung darf niemand zu dieser Adresse geführt werden. RETURN_URLS nennt die erlaubten.</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>Zugriff verweigert</translation>
    </message>
    <message>
        <source>Pieces of {1} joined once</source>
        <translation>Stücke von {1} einmal verbunden</translation>
    </message>
    <message>
        <source>PivotTo moves the pivot of the model there, which is its primary part unless somebody has moved the pivot. Without a primary part it works, where the old name raised an error.</source>
        <translation>PivotTo bewegt den Pivot des Modells dorthin, also sein PrimaryPart, außer jemand hat den Pivot verschoben. Ohne PrimaryPart geht es auch, während der alte Name einen Fehler auslöste.</translation>
    </message>
    <message>
        <source>Port {1} on {2} is taken or not allowed ({3}). Choose another with --port, or --port 0 for any free one.</source>
        <translation>Port {1} auf {2} ist belegt oder nicht erlaubt ({3}). Wählen Sie mit --port einen anderen oder mit --port 0 irgendeinen freien.</translation>
    </message>
    <message>
        <source>PowerPoint presentation</source>
        <translation>PowerPoint-Präsentation</translation>
    </message>
    <message>
        <source>Powers of two</source>
        <translation>Zweierpotenzen</translation>
    </message>
    <message>
        <source>QTI has no hints for students: those of {1} stand there for tutors.</source>
        <translation>QTI kennt keine Tipps für Lernende: Die von {1} stehen dort für Lehrende.</translation>
    </message>
    <message>
        <source>Question {1} has no answer that anybody could give. Mend it in the editor first.</source>
        <translation>Auf Frage {1} kann niemand eine Antwort geben. Berichtigen Sie sie zuerst im Editor.</translation>
    </message>
    <message>
        <source>Question {1} is worth {2} at most.</source>
        <translation>Für Frage {1} gibt es höchstens {2}.</translation>
    </message>
    <message>
        <source>Questions about what code prints are not made of texts</source>
        <translation>Fragen danach, was Code ausgibt, entstehen nicht aus Texten</translation>
    </message>
    <message>
        <source>Queued by a schedule.</source>
        <translation>Von einem Zeitplan eingereiht.</translation>
    </message>
    <message>
        <source>Queued, to run task {1} again.</source>
        <translation>Eingereiht, um Aufgabe {1} noch einmal auszuführen.</translation>
    </message>
    <message>
        <source>Raycast takes origin, direction and RaycastParams, and answers with one RaycastResult, or nil when nothing is hit.</source>
        <translation>Raycast nimmt Ursprung, Richtung und RaycastParams und antwortet mit einem RaycastResult oder mit nil, wenn nichts getroffen wird.</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>Das Dateisystem ist schreibgeschützt</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>Liest die Datei</translation>
    </message>
    <message>
        <source>Reading the script</source>
        <translation>Skript wird gelesen</translation>
    </message>
    <message>
        <source>Remainders by two</source>
        <translation>Reste bei Division durch zwei</translation>
    </message>
    <message>
        <source>Results after it has closed would never be shown: say when it closes.</source>
        <translation>Ergebnisse nach dem Ende würden nie gezeigt: Geben Sie an, wann es endet.</translation>
    </message>
    <message>
        <source>Rewriting</source>
        <translation>Umschreiben</translation>
    </message>
    <message>
        <source>Run before and after in Luau {1}: {2} This place was executed.</source>
        <translation>Vorher und nachher in Luau {1} ausgeführt: {2} Diese Stelle wurde ausgeführt.</translation>
    </message>
    <message>
        <source>Running before and after</source>
        <translation>Läufe vorher und nachher</translation>
    </message>
    <message>
        <source>Say how long the body is in one way only.</source>
        <translation>Sagen Sie nur auf eine Weise, wie lang der Inhalt ist.</translation>
    </message>
    <message>
        <source>Search in {1} by table.find</source>
        <translation>Suche in {1} mit table.find</translation>
    </message>
    <message>
        <source>Send the body as {1}.</source>
        <translation>Senden Sie den Inhalt als {1}.</translation>
    </message>
    <message>
        <source>SendGrid cannot be reached: {1}.</source>
        <translation>SendGrid ist nicht erreichbar: {1}.</translation>
    </message>
    <message>
        <source>SendGrid cannot be used now: {1}</source>
        <translation>SendGrid kann gerade nicht verwendet werden: {1}</translation>
    </message>
    <message>
        <source>SendGrid did not accept SENDGRID_API_KEY or FROM_EMAIL: {1}</source>
        <translation>SendGrid hat SENDGRID_API_KEY oder FROM_EMAIL nicht angenommen: {1}</translation>
    </message>
    <message>
        <source>SendGrid does not answer.</source>
        <translation>SendGrid antwortet nicht.</translation>
    </message>
    <message>
        <source>SendGrid does not speak TLS as it should.</source>
        <translation>SendGrid spricht TLS nicht so, wie es sollte.</translation>
    </message>
    <message>
        <source>SendGrid ended the connection in the middle of this mail.</source>
        <translation>SendGrid hat die Verbindung mitten in dieser Mail beendet.</translation>
    </message>
    <message>
        <source>SendGrid refused this mail: {1}</source>
        <translation>SendGrid hat diese Mail abgelehnt: {1}</translation>
    </message>
    <message>
        <source>SendGrid takes no more mail for a while: {1}</source>
        <translation>SendGrid nimmt eine Weile keine Mail mehr an: {1}</translation>
    </message>
    <message>
        <source>Sent to {1}: the subject, the topic, the grade and the objectives.</source>
        <translation>An {1} gesendet: Fach, Thema, Klassenstufe und Ziele.</translation>
    </message>
    <message>
        <source>Service {1} asked for once</source>
        <translation>Dienst {1} einmal erfragt</translation>
    </message>
    <message>
        <source>Several of your requests are still being worked on. Wait a moment.</source>
        <translation>An mehreren Ihrer Anfragen wird noch gearbeitet. Warten Sie einen Moment.</translation>
    </message>
    <message>
        <source>Short answers need sentences that answer a plain question</source>
        <translation>Kurzantworten brauchen Sätze, die eine einfache Frage beantworten</translation>
    </message>
    <message>
        <source>Show the token of TOOLBOXAI_METRICS_TOKEN to read the figures.</source>
        <translation>Zeigen Sie das Token aus TOOLBOXAI_METRICS_TOKEN, um die Zahlen zu lesen.</translation>
    </message>
    <message>
        <source>Sign in again to go on. What you have open stays, and nothing is lost.</source>
        <translation>Melden Sie sich neu an, um weiterzuarbeiten. Was offen ist, bleibt, und nichts geht verloren.</translation>
    </message>
    <message>
        <source>Sign in first.</source>
        <translation>Melden Sie sich zuerst an.</translation>
    </message>
    <message>
        <source>So were {1} words of the app's own text about it.</source>
        <translation>Dazu {1} Wörter aus dem eigenen Text der App darüber.</translation>
    </message>
    <message>
        <source>So were {1} words of “{2}”.</source>
        <translation>Dazu {1} Wörter aus „{2}“.</translation>
    </message>
    <message>
        <source>Some of these runs are less than {1} minutes apart. At least that must lie between two, so that one schedule does not fill the queue for everybody.</source>
        <translation>Einige dieser Läufe liegen weniger als {1} Minuten auseinander. Mindestens so viel muss zwischen zweien liegen, damit nicht ein Zeitplan die Warteschlange für alle füllt.</translation>
    </message>
    <message>
        <source>Somebody may have copied your sign-in, so it was ended. Sign in again, and change your password.</source>
        <translation>Möglicherweise hat jemand Ihre Anmeldung kopiert, darum wurde sie beendet. Melden Sie sich erneut an und ändern Sie Ihr Passwort.</translation>
    </message>
    <message>
        <source>Something in the request is not valid</source>
        <translation>Etwas in der Anfrage ist nicht gültig</translation>
    </message>
    <message>
        <source>Something is shared with this class. Delete those shares first, or keep the class.</source>
        <translation>Mit dieser Klasse ist etwas geteilt. Löschen Sie das zuerst, oder behalten Sie die Klasse.</translation>
    </message>
    <message>
        <source>Something went wrong in the app</source>
        <translation>In der App ist etwas schiefgegangen</translation>
    </message>
    <message>
        <source>Something went wrong in the server. Its log has the details.</source>
        <translation>Im Server ist etwas schiefgegangen. Einzelheiten stehen in seinem Protokoll.</translation>
    </message>
    <message>
        <source>Something went wrong inside the app. The script was not changed.</source>
        <translation>In der App ist etwas schiefgegangen. Das Skript wurde nicht geändert.</translation>
    </message>
    <message>
        <source>Sorted without a function</source>
        <translation>Ohne Funktion sortiert</translation>
    </message>
    <message>
        <source>Square roots by power</source>
        <translation>Quadratwurzeln als Potenz</translation>
    </message>
    <message>
        <source>Start a worker, and look into the log of the one that should be there.</source>
        <translation>Starten Sie einen Worker, und sehen Sie in das Protokoll dessen, der da sein sollte.</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>Started on node {1}, attempt {2} of {3}.</source>
        <translation>Auf Knoten {1} gestartet, Versuch {2} von {3}.</translation>
    </message>
    <message>
        <source>Started on node {1}.</source>
        <translation>Auf Knoten {1} gestartet.</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Wird angehalten</translation>
    </message>
    <message>
        <source>Strings joined with ..</source>
        <translation>Mit .. verbundene Zeichenketten</translation>
    </message>
    <message>
        <source>Stripe does not accept the key of this server. Tell whoever runs it.</source>
        <translation>Stripe nimmt den Schlüssel dieses Servers nicht an. Sagen Sie es der Person, die ihn betreibt.</translation>
    </message>
    <message>
        <source>Stripe has no such object.</source>
        <translation>Bei Stripe gibt es das nicht.</translation>
    </message>
    <message>
        <source>Students cannot do this.</source>
        <translation>Schüler können das nicht tun.</translation>
    </message>
    <message>
        <source>Surfaces no longer join parts. Use a WeldConstraint or a HingeConstraint.</source>
        <translation>Oberflächen verbinden keine Parts mehr. Nehmen Sie einen WeldConstraint oder einen HingeConstraint.</translation>
    </message>
    <message>
        <source>Table {1} made with room for all its elements</source>
        <translation>Tabelle {1} mit Platz für alle ihre Elemente angelegt</translation>
    </message>
    <message>
        <source>TeleportAsync takes a list of players and TeleportOptions, and works on the server only.</source>
        <translation>TeleportAsync nimmt eine Liste von Spielern und TeleportOptions und geht nur auf dem Server.</translation>
    </message>
    <message>
        <source>Testing for nil in place of `x = x or value` is not faster, and differs for false</source>
        <translation>Auf nil zu prüfen statt `x = x or value` zu schreiben ist nicht schneller und verhält sich bei false anders</translation>
    </message>
    <message>
        <source>The AI endpoint cannot be used</source>
        <translation>Der KI-Endpunkt lässt sich nicht verwenden</translation>
    </message>
    <message>
        <source>The AI endpoint of this server is set by its administrator, in the server's environment.</source>
        <translation>Den KI-Endpunkt dieses Servers stellt sein Administrator ein, in der Umgebung des Servers.</translation>
    </message>
    <message>
        <source>The Animator of the humanoid knows its animations now. It has to be there, so the script must find it first.</source>
        <translation>Der Animator des Humanoid kennt jetzt dessen Animationen. Er muss da sein, deshalb muss das Skript ihn zuerst finden.</translation>
    </message>
    <message>
        <source>The Animator of the humanoid loads animations now. It has to be there, so the script must find or make it first.</source>
        <translation>Der Animator des Humanoid lädt jetzt die Animationen. Er muss da sein, deshalb muss das Skript ihn zuerst finden oder anlegen.</translation>
    </message>
    <message>
        <source>The Luau virtual machine (package pluau) is not installed.</source>
        <translation>Die virtuelle Maschine für Luau (Paket pluau) ist nicht installiert.</translation>
    </message>
    <message>
        <source>The PDF holds pictures of pages and no text. Run text recognition (OCR) on it first.</source>
        <translation>Die PDF-Datei enthält Bilder von Seiten und keinen Text. Führen Sie zuerst eine Texterkennung (OCR) durch.</translation>
    </message>
    <message>
        <source>The PDF prints an empty box for signs that its fonts do not have ({1}). Word and HTML print them.</source>
        <translation>Das PDF druckt ein leeres Kästchen für Zeichen, die seine Schriften nicht haben ({1}). Word und HTML drucken sie.</translation>
    </message>
    <message>
        <source>The account of the person this schedule belongs to is disabled.</source>
        <translation>Das Konto der Person, der dieser Zeitplan gehört, ist gesperrt.</translation>
    </message>
    <message>
        <source>The address ends at the path, such as https://api.openai.com/v1, without ? or #.</source>
        <translation>Die Adresse endet mit dem Pfad, etwa https://api.openai.com/v1, ohne ? oder #.</translation>
    </message>
    <message>
        <source>The address holds a character that no address can have, such as a space.</source>
        <translation>Die Adresse enthält ein Zeichen, das in keiner Adresse stehen kann, etwa ein Leerzeichen.</translation>
    </message>
    <message>
        <source>The address must begin with https:// or http://.</source>
        <translation>Die Adresse muss mit https:// oder http:// beginnen.</translation>
    </message>
    <message>
        <source>The address of a team server begins with https://.</source>
        <translation>Die Adresse eines Teamservers beginnt mit https://.</translation>
    </message>
    <message>
        <source>The answer does not stand in the word bank exactly once.</source>
        <translation>Die Antwort steht nicht genau einmal im Wortspeicher.</translation>
    </message>
    <message>
        <source>The answer is clearly the longest option.</source>
        <translation>Die richtige Antwort ist deutlich die längste.</translation>
    </message>
    <message>
        <source>The answer is clearly the shortest option.</source>
        <translation>Die richtige Antwort ist deutlich die kürzeste.</translation>
    </message>
    <message>
        <source>The answer is missing.</source>
        <translation>Die Antwort fehlt.</translation>
    </message>
    <message>
        <source>The answer to {1} could not be read.</source>
        <translation>Die Antwort auf {1} ließ sich nicht lesen.</translation>
    </message>
    <message>
        <source>The answer {1} is no number.</source>
        <translation>Die Antwort {1} ist keine Zahl.</translation>
    </message>
    <message>
        <source>The answer {1} is not what comes out: {2}.</source>
        <translation>Die Antwort {1} stimmt nicht, heraus kommt {2}.</translation>
    </message>
    <message>
        <source>The answer “{1}” stands in the question.</source>
        <translation>Die Antwort „{1}“ steht in der Frage.</translation>
    </message>
    <message>
        <source>The answers to {1} are for you to read; the key stands in the feedback.</source>
        <translation>Die Antworten zu {1} lesen Sie selbst; die Lösung steht in der Rückmeldung.</translation>
    </message>
    <message>
        <source>The answers to {1} are for you to read; the key stands in the notes for graders.</source>
        <translation>Die Antworten zu {1} lesen Sie selbst; die Lösung steht in den Hinweisen für Bewertende.</translation>
    </message>
    <message>
        <source>The answers to {1} are for you to read; the key stands there for scorers.</source>
        <translation>Die Antworten zu {1} lesen Sie selbst; die Lösung steht dort für Bewertende.</translation>
    </message>
    <message>
        <source>The app lost control of its server. Start the app again.</source>
        <translation>Die App hat die Kontrolle über ihren Server verloren. Starten Sie die App neu.</translation>
    </message>
    <message>
        <source>The app lost control of the connection. Start the app again.</source>
        <translation>Die App hat die Kontrolle über die Verbindung verloren. Starten Sie die App neu.</translation>
    </message>
    <message>
        <source>The assessment has no such question.</source>
        <translation>Die Prüfung hat keine solche Frage.</translation>
    </message>
    <message>
        <source>The blank is missing.</source>
        <translation>Die Lücke fehlt.</translation>
    </message>
    <message>
        <source>The body cannot be read.</source>
        <translation>Der Inhalt der Anfrage ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The call {1} does something else: {2}, then {3}.</source>
        <translation>Der Aufruf {1} tut etwas anderes: {2}, danach {3}.</translation>
    </message>
    <message>
        <source>The card was declined.</source>
        <translation>Die Karte wurde abgelehnt.</translation>
    </message>
    <message>
        <source>The certificate of SendGrid is not trusted: {1}.</source>
        <translation>Dem Zertifikat von SendGrid wird nicht vertraut: {1}.</translation>
    </message>
    <message>
        <source>The certificate of the mail server {1} is not trusted: {2}.</source>
        <translation>Dem Zertifikat des Mailservers {1} wird nicht vertraut: {2}.</translation>
    </message>
    <message>
        <source>The checkout of this Idempotency-Key is over. Use another key for a new one.</source>
        <translation>Der Bezahlvorgang zu diesem Idempotency-Key ist beendet. Für einen neuen braucht es einen anderen Schlüssel.</translation>
    </message>
    <message>
        <source>The comments were kept: without them it would not be the same.</source>
        <translation>Die Kommentare blieben stehen: Ohne sie wäre es nicht dasselbe Programm.</translation>
    </message>
    <message>
        <source>The content of {1} is no base64.</source>
        <translation>Der Inhalt von {1} ist kein Base64.</translation>
    </message>
    <message>
        <source>The customer or a price is not known to the payment service any more.</source>
        <translation>Der Zahlungsdienst kennt den Kunden oder einen Preis nicht mehr.</translation>
    </message>
    <message>
        <source>The damaged file is kept as {1}.</source>
        <translation>Die beschädigte Datei bleibt als {1} erhalten.</translation>
    </message>
    <message>
        <source>The data folder {1} cannot be used: {2}, or name another folder in {3}.</source>
        <translation>Der Datenordner {1} lässt sich nicht verwenden: {2}, oder nennen Sie in {3} einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The day of the month of this cron expression does not exist.</source>
        <translation>Den Tag des Monats in diesem Cron-Ausdruck gibt es nicht.</translation>
    </message>
    <message>
        <source>The day of the week of this cron expression does not exist.</source>
        <translation>Den Wochentag in diesem Cron-Ausdruck gibt es nicht.</translation>
    </message>
    <message>
        <source>The disk is full, so nothing was stored. Free some space and try again.</source>
        <translation>Der Datenträger ist voll, darum wurde nichts gespeichert. Schaffen Sie Platz und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The driver is larger than {1} KB.</source>
        <translation>Der Treiber ist größer als {1} KB.</translation>
    </message>
    <message>
        <source>The driver stopped with an error: {1}. What it would have done was not compared.</source>
        <translation>Der Treiber hielt mit einem Fehler an: {1}. Was er getan hätte, wurde nicht verglichen.</translation>
    </message>
    <message>
        <source>The driver:</source>
        <translation>Der Treiber:</translation>
    </message>
    <message>
        <source>The driver: {1}</source>
        <translation>Der Treiber: {1}</translation>
    </message>
    <message>
        <source>The e-mail address or the password is not right.</source>
        <translation>Die E-Mail-Adresse oder das Passwort stimmt nicht.</translation>
    </message>
    <message>
        <source>The edited script</source>
        <translation>Das geänderte Skript</translation>
    </message>
    <message>
        <source>The engine stopped in the middle of it. The document is as it was.</source>
        <translation>Die Engine blieb mittendrin stehen. Das Dokument ist, wie es war.</translation>
    </message>
    <message>
        <source>The engine stopped while it checked what the model wrote, and left that out.</source>
        <translation>Das Programm dahinter brach ab, als es prüfte, was das Modell geschrieben hatte, und ließ das weg.</translation>
    </message>
    <message>
        <source>The engine stopped while it made this. Nothing was changed.</source>
        <translation>Die Engine blieb dabei stehen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The engine stopped while it tried what a language model proposed. The result is the one without these proposals.</source>
        <translation>Die Engine ist stehen geblieben, während sie den Vorschlag eines Sprachmodells probierte. Das Ergebnis ist das ohne diese Vorschläge.</translation>
    </message>
    <message>
        <source>The engine stopped while it worked on this script. The script was not changed.</source>
        <translation>Das Optimierungsprogramm ist bei der Arbeit an diesem Skript stehen geblieben. Das Skript wurde nicht geändert.</translation>
    </message>
    <message>
        <source>The false statement and the true one are the same.</source>
        <translation>Die falsche Aussage und die wahre sind gleich.</translation>
    </message>
    <message>
        <source>The false statement differs from the true one in more than one place.</source>
        <translation>Die falsche Aussage unterscheidet sich an mehr als einer Stelle von der wahren.</translation>
    </message>
    <message>
        <source>The fields are set one after the other right after `{1}` is made, no value mentions it, the values are computed in the same order on the same lines, and nothing iterates over the table or passes it on.</source>
        <translation>Die Felder werden eines nach dem anderen gesetzt, gleich nachdem `{1}` erzeugt ist; kein Wert erwähnt es, die Werte werden in derselben Reihenfolge in denselben Zeilen berechnet, und nichts durchläuft die Tabelle oder gibt sie weiter.</translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation>Die Datei ist nicht lesbar</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>Die Datei lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The file could not be saved</source>
        <translation>Die Datei ließ sich nicht speichern</translation>
    </message>
    <message>
        <source>The file did not arrive whole. Send it again.</source>
        <translation>Die Datei kam nicht vollständig an. Senden Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>The file has been changed</source>
        <translation>Die Datei wurde geändert</translation>
    </message>
    <message>
        <source>The file has {1} MB; at most {2} MB can be read. Split it, or save it smaller.</source>
        <translation>Die Datei hat {1} MB; höchstens {2} MB können gelesen werden. Teilen Sie sie oder speichern Sie sie kleiner.</translation>
    </message>
    <message>
        <source>The file is built in a way that no ordinary program makes, so it was not opened.</source>
        <translation>Die Datei ist so gebaut, wie es kein gewöhnliches Programm tut; sie wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>The file is damaged and cannot be read. Open it in the program that made it and save it again.</source>
        <translation>Die Datei ist beschädigt und lässt sich nicht lesen. Öffnen Sie sie in dem Programm, das sie erstellt hat, und speichern Sie sie neu.</translation>
    </message>
    <message>
        <source>The file is protected by a password. Save a copy without one and choose that.</source>
        <translation>Die Datei ist durch ein Passwort geschützt. Speichern Sie eine Kopie ohne Passwort und wählen Sie diese.</translation>
    </message>
    <message>
        <source>The file is too large</source>
        <translation>Die Datei ist zu groß</translation>
    </message>
    <message>
        <source>The file unpacks to {1} MB, which is more than can be read.</source>
        <translation>Die Datei ist entpackt {1} MB groß, mehr als gelesen werden kann.</translation>
    </message>
    <message>
        <source>The files are larger than {1} MB together.</source>
        <translation>Die Dateien sind zusammen größer als {1} MB.</translation>
    </message>
    <message>
        <source>The function was made again at every call of the one around it, from which it uses nothing. At the top level it is made once, and Luau can inline it.</source>
        <translation>Die Funktion wurde bei jedem Aufruf der umgebenden neu erzeugt, von der sie nichts verwendet. Auf oberster Ebene wird sie einmal erzeugt, und Luau kann sie einsetzen.</translation>
    </message>
    <message>
        <source>The function was made anew each time, because it captured {1}. It is now made once, and gets what it captured as arguments.</source>
        <translation>Die Funktion wurde jedes Mal neu erzeugt, weil sie {1} von außen mitnahm. Sie wird jetzt einmal erzeugt und bekommt das als Argumente.</translation>
    </message>
    <message>
        <source>The functions that it returns were compared by name and not called; what they keep inside was not compared.</source>
        <translation>Die Funktionen, die es zurückgibt, wurden dem Namen nach verglichen und nicht aufgerufen; was sie in sich halten, wurde nicht verglichen.</translation>
    </message>
    <message>
        <source>The history on this computer cannot be used</source>
        <translation>Der Verlauf auf diesem Computer lässt sich nicht verwenden</translation>
    </message>
    <message>
        <source>The hour of this cron expression does not exist.</source>
        <translation>Die Stunde in diesem Cron-Ausdruck gibt es nicht.</translation>
    </message>
    <message>
        <source>The key holds a space or a character that no key can have.</source>
        <translation>Der Schlüssel enthält ein Leerzeichen oder ein Zeichen, das in keinem Schlüssel stehen kann.</translation>
    </message>
    <message>
        <source>The last digit of a result can differ.</source>
        <translation>Die letzte Stelle eines Ergebnisses kann anders sein.</translation>
    </message>
    <message>
        <source>The lease ran out without a heartbeat.</source>
        <translation>Die Zuteilung lief ohne Lebenszeichen ab.</translation>
    </message>
    <message>
        <source>The lesson has no such section.</source>
        <translation>Die Unterrichtsstunde hat keinen solchen Abschnitt.</translation>
    </message>
    <message>
        <source>The libraries that it loaded are gone, so the call fails. Require a module of your own in its place.</source>
        <translation>Die Bibliotheken, die es lud, gibt es nicht mehr, deshalb schlägt der Aufruf fehl. Nehmen Sie stattdessen ein eigenes Modul mit require.</translation>
    </message>
    <message>
        <source>The list was not exported</source>
        <translation>Die Liste wurde nicht exportiert</translation>
    </message>
    <message>
        <source>The local workspace is missing.</source>
        <translation>Der lokale Arbeitsbereich fehlt.</translation>
    </message>
    <message>
        <source>The loop asks again and again and finds out late. Wait for the event that announces the change: `signal:Wait()`, GetPropertyChangedSignal, or WaitForChild for an object that is still to come</source>
        <translation>Die Schleife fragt immer wieder nach und erfährt es spät. Warten Sie auf das Ereignis, das die Änderung meldet: `signal:Wait()`, GetPropertyChangedSignal, oder WaitForChild für ein Objekt, das noch kommt</translation>
    </message>
    <message>
        <source>The loop fills `{1}` with {2} elements; made with room for them, the table does not have to grow.</source>
        <translation>Die Schleife füllt `{1}` mit {2} Elementen; mit Platz für sie angelegt, muss die Tabelle nicht wachsen.</translation>
    </message>
    <message>
        <source>The loop hands out each element itself, with no look-up by its number.</source>
        <translation>Die Schleife reicht jedes Element selbst heraus, ohne es über seine Nummer zu suchen.</translation>
    </message>
    <message>
        <source>The luau on PATH does not run the script to its end.</source>
        <translation>Das luau im PATH führt das Skript nicht bis zum Ende aus.</translation>
    </message>
    <message>
        <source>The luau on PATH was built without native code.</source>
        <translation>Das luau im PATH wurde ohne nativen Code gebaut.</translation>
    </message>
    <message>
        <source>The luau-analyze on PATH gave no answer, so type errors are not listed.</source>
        <translation>Das luau-analyze im PATH hat nicht geantwortet; Typfehler sind deshalb nicht aufgeführt.</translation>
    </message>
    <message>
        <source>The mail server does not take this mail now: {1}</source>
        <translation>Der Mailserver nimmt diese E-Mail jetzt nicht an: {1}</translation>
    </message>
    <message>
        <source>The mail server ended the connection in the middle of this mail, or took too long.</source>
        <translation>Der Mailserver hat die Verbindung mitten in dieser E-Mail beendet oder zu lange gebraucht.</translation>
    </message>
    <message>
        <source>The mail server refused this mail: {1}</source>
        <translation>Der Mailserver hat diese E-Mail abgelehnt: {1}</translation>
    </message>
    <message>
        <source>The mail server {1} cannot be reached: {2}.</source>
        <translation>Der Mailserver {1} ist nicht erreichbar: {2}.</translation>
    </message>
    <message>
        <source>The mail server {1} cannot be used now: {2}</source>
        <translation>Der Mailserver {1} kann jetzt nicht benutzt werden: {2}</translation>
    </message>
    <message>
        <source>The mail server {1} did not accept the user name and password: {2}</source>
        <translation>Der Mailserver {1} hat Benutzername und Passwort nicht angenommen: {2}</translation>
    </message>
    <message>
        <source>The mail server {1} does not answer.</source>
        <translation>Der Mailserver {1} antwortet nicht.</translation>
    </message>
    <message>
        <source>The mail server {1} does not speak TLS as it should.</source>
        <translation>Der Mailserver {1} spricht TLS nicht, wie er sollte.</translation>
    </message>
    <message>
        <source>The mail server {1} offers no STARTTLS, or no sign-in, so nothing is sent over it.</source>
        <translation>Der Mailserver {1} bietet kein STARTTLS oder keine Anmeldung an, daher wird nichts über ihn gesendet.</translation>
    </message>
    <message>
        <source>The minute of this cron expression does not exist.</source>
        <translation>Die Minute in diesem Cron-Ausdruck gibt es nicht.</translation>
    </message>
    <message>
        <source>The model at {1} answered with something that cannot be read.</source>
        <translation>Das Modell unter {1} antwortete mit etwas Unlesbarem.</translation>
    </message>
    <message>
        <source>The modules of the project have more than {1} KB together.</source>
        <translation>Die Module des Projekts haben zusammen mehr als {1} KB.</translation>
    </message>
    <message>
        <source>The moment of this schedule has passed. Give it another one first.</source>
        <translation>Der Zeitpunkt dieses Zeitplans ist vorbei. Geben Sie ihm zuerst einen anderen.</translation>
    </message>
    <message>
        <source>The month of this cron expression does not exist.</source>
        <translation>Den Monat in diesem Cron-Ausdruck gibt es nicht.</translation>
    </message>
    <message>
        <source>The name of the model holds a character that cannot be printed.</source>
        <translation>Der Name des Modells enthält ein Zeichen, das sich nicht darstellen lässt.</translation>
    </message>
    <message>
        <source>The new object works between attachments and has other properties, so the code around it changes too.</source>
        <translation>Das neue Objekt wirkt zwischen Attachments und hat andere Eigenschaften, deshalb ändert sich auch der Code darum herum.</translation>
    </message>
    <message>
        <source>The number {1} does not stand in the quoted sentence.</source>
        <translation>Die Zahl {1} steht nicht im zitierten Satz.</translation>
    </message>
    <message>
        <source>The old password is not right.</source>
        <translation>Das alte Passwort stimmt nicht.</translation>
    </message>
    <message>
        <source>The option “{1}” is about the other options.</source>
        <translation>Die Antwortmöglichkeit „{1}“ handelt von den anderen.</translation>
    </message>
    <message>
        <source>The option “{1}” is right.</source>
        <translation>Die Antwortmöglichkeit „{1}“ ist richtig.</translation>
    </message>
    <message>
        <source>The options are numbers and do not stand in order.</source>
        <translation>Die Antwortmöglichkeiten sind Zahlen und stehen nicht der Größe nach.</translation>
    </message>
    <message>
        <source>The owner of the server cannot be locked out.</source>
        <translation>Wem der Server gehört, kann nicht ausgesperrt werden.</translation>
    </message>
    <message>
        <source>The owner of this server has disabled this account.</source>
        <translation>Der Besitzer dieses Servers hat dieses Konto gesperrt.</translation>
    </message>
    <message>
        <source>The password is not right.</source>
        <translation>Das Passwort stimmt nicht.</translation>
    </message>
    <message>
        <source>The password was changed meanwhile.</source>
        <translation>Das Passwort wurde inzwischen geändert.</translation>
    </message>
    <message>
        <source>The payment service does not answer at the moment. Nothing is lost. Try again in a minute.</source>
        <translation>Der Zahlungsdienst antwortet im Moment nicht. Es ist nichts verloren. Versuchen Sie es in einer Minute noch einmal.</translation>
    </message>
    <message>
        <source>The payment service has no customer portal. Tell whoever runs this server.</source>
        <translation>Der Zahlungsdienst hat kein Kundenportal. Sagen Sie es der Person, die diesen Server betreibt.</translation>
    </message>
    <message>
        <source>The payment service led to an address that is not its own, so nobody is sent there. Tell whoever runs this server.</source>
        <translation>Der Zahlungsdienst führte zu einer fremden Adresse, deshalb wird niemand dorthin geschickt. Sagen Sie es der Person, die diesen Server betreibt.</translation>
    </message>
    <message>
        <source>The payment service refused the request and gives no reason.</source>
        <translation>Der Zahlungsdienst hat die Anfrage ohne Angabe eines Grundes abgelehnt.</translation>
    </message>
    <message>
        <source>The payment service refused the request: {1}</source>
        <translation>Der Zahlungsdienst hat die Anfrage abgelehnt: {1}</translation>
    </message>
    <message>
        <source>The person this schedule belongs to is a student now, and students cannot start tasks.</source>
        <translation>Die Person, der dieser Zeitplan gehört, ist jetzt Schülerin oder Schüler, und die können keine Aufgaben starten.</translation>
    </message>
    <message>
        <source>The person this schedule belongs to is no longer a member of the organization.</source>
        <translation>Die Person, der dieser Zeitplan gehört, ist kein Mitglied der Organisation mehr.</translation>
    </message>
    <message>
        <source>The place in the source is missing.</source>
        <translation>Die Stelle in der Quelle fehlt.</translation>
    </message>
    <message>
        <source>The previous version is not here</source>
        <translation>Die vorherige Version ist nicht mehr hier</translation>
    </message>
    <message>
        <source>The price: if another script puts a function of its own into `{1}.{2}`, these calls do not see it.</source>
        <translation>Der Preis: Setzt ein anderes Skript eine eigene Funktion in `{1}.{2}` ein, sehen diese Aufrufe sie nicht.</translation>
    </message>
    <message>
        <source>The project file cannot be used</source>
        <translation>Die Projektdatei ist nicht verwendbar</translation>
    </message>
    <message>
        <source>The project was not used. {1}</source>
        <translation>Das Projekt wurde nicht verwendet. {1}</translation>
    </message>
    <message>
        <source>The question asks for what is not so; write NOT or EXCEPT in capitals.</source>
        <translation>Die Frage fragt nach dem, was nicht gilt; schreiben Sie NOT oder EXCEPT groß.</translation>
    </message>
    <message>
        <source>The question begins with a word that points at something outside it.</source>
        <translation>Die Frage beginnt mit einem Wort, das auf etwas außerhalb verweist.</translation>
    </message>
    <message>
        <source>The question has {1} words; there should be {2} to {3}.</source>
        <translation>Die Frage hat {1} Wörter; es sollten {2} bis {3} sein.</translation>
    </message>
    <message>
        <source>The question neither ends with a question mark nor holds a blank.</source>
        <translation>Die Frage endet nicht mit einem Fragezeichen und hat keine Lücke.</translation>
    </message>
    <message>
        <source>The question points at a figure, a citation or a text that is not there.</source>
        <translation>Die Frage verweist auf ein Bild, eine Quelle oder einen Text, der nicht da ist.</translation>
    </message>
    <message>
        <source>The question says “{1}”, which tells its answer, “{2}”.</source>
        <translation>Die Frage enthält „{1}“ und verrät damit ihre Antwort „{2}“.</translation>
    </message>
    <message>
        <source>The question uses the words of its answer: {1}.</source>
        <translation>Die Frage verwendet Wörter ihrer Antwort: {1}.</translation>
    </message>
    <message>
        <source>The question was written by {1} at {2} and passed the checks.</source>
        <translation>Die Frage hat {1} bei {2} geschrieben; sie hat die Prüfung bestanden.</translation>
    </message>
    <message>
        <source>The questions come from {1} of {2} sections of the source.</source>
        <translation>Die Fragen stammen aus {1} von {2} Abschnitten der Quelle.</translation>
    </message>
    <message>
        <source>The questions read like grade {1}, and they are for grade {2}.</source>
        <translation>Die Fragen lesen sich wie Klassenstufe {1} und sind für Klassenstufe {2}.</translation>
    </message>
    <message>
        <source>The questions were written by the language model “{1}” and checked.</source>
        <translation>Die Fragen hat das Sprachmodell „{1}“ geschrieben; sie wurden geprüft.</translation>
    </message>
    <message>
        <source>The quoted sentence does not stand at the place that is named.</source>
        <translation>Der zitierte Satz steht nicht an der genannten Stelle.</translation>
    </message>
    <message>
        <source>The report could not be saved</source>
        <translation>Der Bericht ließ sich nicht speichern</translation>
    </message>
    <message>
        <source>The request did not arrive within {1} seconds. Send it again.</source>
        <translation>Die Anfrage kam nicht innerhalb von {1} Sekunden an. Senden Sie sie erneut.</translation>
    </message>
    <message>
        <source>The request did not get through ({1}). Nothing was lost.</source>
        <translation>Die Anfrage kam nicht durch ({1}). Nichts ging verloren.</translation>
    </message>
    <message>
        <source>The require in line {1} was not answered: the project has no {2}.</source>
        <translation>Das require in Zeile {1} wurde nicht beantwortet: {2} gibt es im Projekt nicht.</translation>
    </message>
    <message>
        <source>The result for this script is larger than an engine may hand on. The script was not changed.</source>
        <translation>Das Ergebnis für dieses Skript ist größer, als es weitergegeben werden darf. Das Skript wurde nicht geändert.</translation>
    </message>
    <message>
        <source>The right option is of another kind than the others: “{1}”.</source>
        <translation>Die richtige Antwort ist von anderer Art als die übrigen: „{1}“.</translation>
    </message>
    <message>
        <source>The right order does not name every step once.</source>
        <translation>Die richtige Reihenfolge nennt nicht jeden Schritt genau einmal.</translation>
    </message>
    <message>
        <source>The run ends differently: {1}, then {2}.</source>
        <translation>Der Lauf endet anders: {1}, dann {2}.</translation>
    </message>
    <message>
        <source>The run is gone</source>
        <translation>Der Lauf ist nicht mehr da</translation>
    </message>
    <message>
        <source>The same as a client in Studio, at another time.</source>
        <translation>Dasselbe auch als Client in Studio, zu einer anderen Zeit.</translation>
    </message>
    <message>
        <source>The same holds for {1} more place.</source>
        <translation>Dasselbe gilt für {1} weitere Stelle.</translation>
    </message>
    <message>
        <source>The same holds for {1} more places.</source>
        <translation>Dasselbe gilt für {1} weitere Stellen.</translation>
    </message>
    <message>
        <source>The script</source>
        <translation>Das Skript</translation>
    </message>
    <message>
        <source>The script can reach more of the project than goes with a request ({1} KB, {2} instances). Left out: {3} and {4} more.</source>
        <translation>Das Skript kann mehr vom Projekt erreichen, als zu einer Anfrage gehört ({1} KB, {2} Instanzen). Weggelassen: {3} und {4} weitere.</translation>
    </message>
    <message>
        <source>The script can reach more of the project than goes with a request ({1} KB, {2} instances). Left out: {3}.</source>
        <translation>Das Skript kann mehr vom Projekt erreichen, als zu einer Anfrage gehört ({1} KB, {2} Instanzen). Weggelassen: {3}.</translation>
    </message>
    <message>
        <source>The script could not be compared as a client in Studio.</source>
        <translation>Das Skript ließ sich als Client in Studio nicht vergleichen.</translation>
    </message>
    <message>
        <source>The script ends too soon to be timed as native code.</source>
        <translation>Das Skript endet zu früh, um es als nativen Code zu messen.</translation>
    </message>
    <message>
        <source>The script ends too soon to be timed.</source>
        <translation>Das Skript endet zu früh, um gemessen zu werden.</translation>
    </message>
    <message>
        <source>The script has {1} KB. At most {2} KB can be optimized at once.</source>
        <translation>Das Skript hat {1} KB. Höchstens {2} KB können auf einmal optimiert werden.</translation>
    </message>
    <message>
        <source>The script measures {1} times as fast with it.</source>
        <translation>Das Skript ist damit gemessen {1} so schnell.</translation>
    </message>
    <message>
        <source>The script was left untouched: the bundled Luau {1} does not accept it{2}. Most likely it uses syntax newer than that version.</source>
        <translation>Das Skript blieb unberührt: Das mitgelieferte Luau {1} nimmt es nicht an{2}. Wahrscheinlich verwendet es eine neuere Syntax als diese Version.</translation>
    </message>
    <message>
        <source>The script was not run.</source>
        <translation>Das Skript wurde nicht ausgeführt.</translation>
    </message>
    <message>
        <source>The script would no longer compile ({1}).</source>
        <translation>Das Skript ließe sich nicht mehr übersetzen ({1}).</translation>
    </message>
    <message>
        <source>The sections take {1} minutes, the lesson {2}.</source>
        <translation>Die Abschnitte dauern {1} Minuten, die Stunde {2}.</translation>
    </message>
    <message>
        <source>The server and the app do not match</source>
        <translation>Server und App passen nicht zusammen</translation>
    </message>
    <message>
        <source>The server cannot be trusted</source>
        <translation>Dem Server ist nicht zu trauen</translation>
    </message>
    <message>
        <source>The server could not be started: {1}.</source>
        <translation>Der Server ließ sich nicht starten: {1}.</translation>
    </message>
    <message>
        <source>The server does not answer</source>
        <translation>Der Server antwortet nicht</translation>
    </message>
    <message>
        <source>The server had a fault</source>
        <translation>Der Server hatte einen Fehler</translation>
    </message>
    <message>
        <source>The server is being stopped.</source>
        <translation>Der Server wird gerade beendet.</translation>
    </message>
    <message>
        <source>The server is busy</source>
        <translation>Der Server ist ausgelastet</translation>
    </message>
    <message>
        <source>The server is not running yet</source>
        <translation>Der Server läuft noch nicht</translation>
    </message>
    <message>
        <source>The server is not running.</source>
        <translation>Der Server läuft nicht.</translation>
    </message>
    <message>
        <source>The server is running.</source>
        <translation>Der Server läuft.</translation>
    </message>
    <message>
        <source>The server is starting.</source>
        <translation>Der Server startet.</translation>
    </message>
    <message>
        <source>The server knows nothing of it any more. Optimize it again.</source>
        <translation>Der Server weiß nichts mehr davon. Optimieren Sie das Skript erneut.</translation>
    </message>
    <message>
        <source>The server refused</source>
        <translation>Der Server hat abgelehnt</translation>
    </message>
    <message>
        <source>The server sent the request elsewhere.</source>
        <translation>Der Server hat die Anfrage anderswohin geschickt.</translation>
    </message>
    <message>
        <source>The server that this app was using has ended. Starting another.</source>
        <translation>Der Server, den diese App verwendet hat, ist beendet. Ein anderer wird gestartet.</translation>
    </message>
    <message>
        <source>The server was not found</source>
        <translation>Der Server wurde nicht gefunden</translation>
    </message>
    <message>
        <source>The server {1} and is being restarted. Your tasks are kept.{2}</source>
        <translation>Der Server {1} und wird neu gestartet. Ihre Aufgaben bleiben erhalten.{2}</translation>
    </message>
    <message>
        <source>The server's database does not answer at the moment. Try again in a few seconds.</source>
        <translation>Die Datenbank des Servers antwortet gerade nicht. Versuchen Sie es in einigen Sekunden noch einmal.</translation>
    </message>
    <message>
        <source>The service is in a local already, so it is not asked for again. Times measured here are those of stand-ins for Roblox.</source>
        <translation>Der Dienst steht schon in einer lokalen Variable, daher wird er nicht noch einmal erfragt. Hier gemessene Zeiten sind die von Stellvertretern für Roblox.</translation>
    </message>
    <message>
        <source>The snippet does not run to its end.</source>
        <translation>Der Code läuft nicht bis zum Ende.</translation>
    </message>
    <message>
        <source>The snippet prints something else than the answer.</source>
        <translation>Der Code gibt etwas anderes aus als die Antwort.</translation>
    </message>
    <message>
        <source>The statement is false, and the true one is missing.</source>
        <translation>Die Aussage ist falsch, und die wahre fehlt.</translation>
    </message>
    <message>
        <source>The statement is marked false, and computing it says otherwise.</source>
        <translation>Die Aussage ist als falsch markiert; die Rechnung sagt etwas anderes.</translation>
    </message>
    <message>
        <source>The statement is marked true, and computing it says otherwise.</source>
        <translation>Die Aussage ist als wahr markiert; die Rechnung sagt etwas anderes.</translation>
    </message>
    <message>
        <source>The student is still at it. It can be marked once it is handed in.</source>
        <translation>Dieser Versuch läuft noch. Bewertet werden kann er, sobald er abgegeben ist.</translation>
    </message>
    <message>
        <source>The table was built again at every call. It now stands at the top level of the script and is built once.</source>
        <translation>Die Tabelle wurde bei jedem Aufruf neu gebaut. Sie steht jetzt auf der obersten Ebene des Skripts und wird einmal gebaut.</translation>
    </message>
    <message>
        <source>The task history in {1} cannot be opened: {2}. Check that the disk has free space and that the folder can be written.</source>
        <translation>Der Aufgabenverlauf in {1} lässt sich nicht öffnen: {2}. Prüfen Sie, ob auf dem Datenträger Platz ist und ob in den Ordner geschrieben werden kann.</translation>
    </message>
    <message>
        <source>The task history was damaged and there was no copy of it yet, so it starts anew. {1}</source>
        <translation>Der Aufgabenverlauf war beschädigt, und es gab noch keine Kopie davon; er beginnt daher neu. {1}</translation>
    </message>
    <message>
        <source>The task history was damaged. The copy of {1} was put in its place; what came later is missing. {2}</source>
        <translation>Der Aufgabenverlauf war beschädigt. Die Kopie vom {1} wurde an seine Stelle gesetzt; was danach kam, fehlt. {2}</translation>
    </message>
    <message>
        <source>The team server does not start:</source>
        <translation>Der Team-Server startet nicht:</translation>
    </message>
    <message>
        <source>The text does not seem to be in English</source>
        <translation>Der Text scheint nicht Englisch zu sein</translation>
    </message>
    <message>
        <source>The text has {1} words. There is too little in it to ask about.</source>
        <translation>Der Text hat {1} Wörter. Darin ist zu wenig, wonach man fragen könnte.</translation>
    </message>
    <message>
        <source>The text is in {1}</source>
        <translation>Der Text ist auf {1}</translation>
    </message>
    <message>
        <source>The text is still here.</source>
        <translation>Der Text ist noch da.</translation>
    </message>
    <message>
        <source>The tolerance is no number.</source>
        <translation>Die Toleranz ist keine Zahl.</translation>
    </message>
    <message>
        <source>The topic has no {1} questions.</source>
        <translation>Zum Thema gibt es keine Fragen dieser Art: {1}.</translation>
    </message>
    <message>
        <source>The worker stopped in the middle of this task, and trying again did not help.</source>
        <translation>Die Ausführung brach mitten in dieser Aufgabe ab, und ein neuer Versuch half nicht.</translation>
    </message>
    <message>
        <source>The worker stopped in the middle of this try.</source>
        <translation>Der Arbeitsprozess hielt mitten in diesem Versuch an.</translation>
    </message>
    <message>
        <source>The worker that had it was lost, and nobody has brought it back.</source>
        <translation>Der Worker, der sie hatte, ging verloren, und niemand hat sie zurückgeholt.</translation>
    </message>
    <message>
        <source>The worker was lost, trying again</source>
        <translation>Die Ausführung ging verloren, neuer Versuch</translation>
    </message>
    <message>
        <source>Then the driver did the same.</source>
        <translation>Danach tat der Treiber dasselbe.</translation>
    </message>
    <message>
        <source>Then the driver stopped with the same error: {1}.</source>
        <translation>Danach hielt der Treiber mit demselben Fehler an: {1}.</translation>
    </message>
    <message>
        <source>Then {1} calls of its functions and event handlers with made-up arguments did the same.</source>
        <translation>Danach taten {1} Aufrufe seiner Funktionen und Ereignisbehandler mit erdachten Argumenten dasselbe.</translation>
    </message>
    <message>
        <source>There are fewer than three pairs, or one of them is not complete.</source>
        <translation>Es gibt weniger als drei Paare, oder eines ist unvollständig.</translation>
    </message>
    <message>
        <source>There are more files than are looked at; the rest was left out.</source>
        <translation>Es sind mehr Dateien da, als angesehen werden; der Rest wurde weggelassen.</translation>
    </message>
    <message>
        <source>There are {1} options; there should be three to five.</source>
        <translation>Es gibt {1} Antwortmöglichkeiten; es sollten drei bis fünf sein.</translation>
    </message>
    <message>
        <source>There can be no server of that name.</source>
        <translation>Einen Server mit diesem Namen kann es nicht geben.</translation>
    </message>
    <message>
        <source>There is more than one blank, or one that is not written as five underscores.</source>
        <translation>Es gibt mehr als eine Lücke, oder eine ist nicht mit fünf Unterstrichen geschrieben.</translation>
    </message>
    <message>
        <source>There is more to say of the project: {1} more of the same kind.</source>
        <translation>Zum Projekt gibt es noch mehr zu sagen: {1} weitere Hinweise dieser Art.</translation>
    </message>
    <message>
        <source>There is no match too many, so the last pair needs no thought.</source>
        <translation>Es bleibt nichts übrig, also braucht das letzte Paar keine Überlegung.</translation>
    </message>
    <message>
        <source>There is no model “{1}” there. Choose one of those that the test finds.</source>
        <translation>Ein Modell „{1}“ gibt es dort nicht. Wählen Sie eines von denen, die der Test findet.</translation>
    </message>
    <message>
        <source>There is no other question that goes with the rest.</source>
        <translation>Es gibt keine andere Frage, die zu den übrigen passt.</translation>
    </message>
    <message>
        <source>There is no other text for this section. Edit it in place.</source>
        <translation>Für diesen Abschnitt gibt es keinen anderen Text. Bearbeiten Sie ihn hier.</translation>
    </message>
    <message>
        <source>There is no price {1} here.</source>
        <translation>Einen Preis {1} gibt es hier nicht.</translation>
    </message>
    <message>
        <source>There is no question for “{1}” yet.</source>
        <translation>Für „{1}“ gibt es noch keine Frage.</translation>
    </message>
    <message>
        <source>There is no question {1}.</source>
        <translation>Es gibt keine Frage {1}.</translation>
    </message>
    <message>
        <source>There is no section of the text about “{1}”.</source>
        <translation>Kein Abschnitt des Textes handelt von „{1}“.</translation>
    </message>
    <message>
        <source>There is no server at this address, or this computer is offline. Nothing was lost.</source>
        <translation>Unter dieser Adresse gibt es keinen Server, oder dieser Computer ist offline. Nichts ging verloren.</translation>
    </message>
    <message>
        <source>There is no such account here.</source>
        <translation>Ein solches Konto gibt es hier nicht.</translation>
    </message>
    <message>
        <source>There is no such account.</source>
        <translation>Ein solches Konto gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no such attempt at this quiz.</source>
        <translation>Diesen Versuch gibt es bei diesem Quiz nicht.</translation>
    </message>
    <message>
        <source>There is no such attempt of yours.</source>
        <translation>Einen solchen Versuch von Ihnen gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no such checkout here.</source>
        <translation>Einen solchen Bezahlvorgang gibt es hier nicht.</translation>
    </message>
    <message>
        <source>There is no such class here.</source>
        <translation>Diese Klasse gibt es hier nicht.</translation>
    </message>
    <message>
        <source>There is no such entry.</source>
        <translation>Einen solchen Eintrag gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no such file here.</source>
        <translation>Eine solche Datei gibt es hier nicht.</translation>
    </message>
    <message>
        <source>There is no such invitation.</source>
        <translation>Eine solche Einladung gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no such invoice here to go on after.</source>
        <translation>Eine solche Rechnung, nach der es weitergehen könnte, gibt es hier nicht.</translation>
    </message>
    <message>
        <source>There is no such lesson or assessment here.</source>
        <translation>Eine solche Stunde oder Prüfung gibt es hier nicht.</translation>
    </message>
    <message>
        <source>There is no such mail here any more.</source>
        <translation>Diese Mail gibt es hier nicht mehr.</translation>
    </message>
    <message>
        <source>There is no such member.</source>
        <translation>Dieses Mitglied gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no such schedule here.</source>
        <translation>Diesen Zeitplan gibt es hier nicht.</translation>
    </message>
    <message>
        <source>There is no such sign-in.</source>
        <translation>Eine solche Anmeldung gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no such student in this class.</source>
        <translation>Diese Person ist nicht in der Klasse.</translation>
    </message>
    <message>
        <source>There is no such subscription here.</source>
        <translation>Ein solches Abonnement gibt es hier nicht.</translation>
    </message>
    <message>
        <source>There is no such task here any more.</source>
        <translation>Diese Aufgabe gibt es hier nicht mehr.</translation>
    </message>
    <message>
        <source>There is no such task here.</source>
        <translation>Eine solche Aufgabe gibt es hier nicht.</translation>
    </message>
    <message>
        <source>There is no such time zone. Give a name such as Europe/Berlin, or UTC.</source>
        <translation>Diese Zeitzone gibt es nicht. Nennen Sie einen Namen wie Europe/Berlin, oder UTC.</translation>
    </message>
    <message>
        <source>There is no version {1} of it.</source>
        <translation>Eine Version {1} davon gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no {1} of {2}. There are: {3}.</source>
        <translation>{1} gibt es für {2} nicht. Es gibt: {3}.</translation>
    </message>
    <message>
        <source>There is nothing of that name that was shared with you.</source>
        <translation>Unter diesem Namen wurde nichts mit Ihnen geteilt.</translation>
    </message>
    <message>
        <source>There is nothing of that name that you have shared.</source>
        <translation>Unter diesem Namen haben Sie nichts geteilt.</translation>
    </message>
    <message>
        <source>This Idempotency-Key was used before with a different request.</source>
        <translation>Dieser Idempotency-Key wurde schon für eine andere Anfrage verwendet.</translation>
    </message>
    <message>
        <source>This account owns the server, which cannot be without one.</source>
        <translation>Diesem Konto gehört der Server, der nicht ohne eines sein kann.</translation>
    </message>
    <message>
        <source>This address cannot be used</source>
        <translation>Diese Adresse ist nicht verwendbar</translation>
    </message>
    <message>
        <source>This address cannot be used. Enter the name or the number of the computer that answers.</source>
        <translation>Diese Adresse lässt sich nicht verwenden. Geben Sie den Namen oder die Nummer des Computers ein, der antwortet.</translation>
    </message>
    <message>
        <source>This address is not on the list.</source>
        <translation>Diese Adresse steht nicht auf der Liste.</translation>
    </message>
    <message>
        <source>This assessment has no questions.</source>
        <translation>Diese Prüfung hat keine Fragen.</translation>
    </message>
    <message>
        <source>This attempt is over: it was handed in, or its time was up.</source>
        <translation>Dieser Versuch ist beendet: Er wurde abgegeben, oder die Zeit war um.</translation>
    </message>
    <message>
        <source>This channel does not belong to your organization.</source>
        <translation>Dieser Kanal gehört nicht zu Ihrer Organisation.</translation>
    </message>
    <message>
        <source>This checkout is over. Begin a new one.</source>
        <translation>Dieser Bezahlvorgang ist beendet. Beginnen Sie einen neuen.</translation>
    </message>
    <message>
        <source>This cron expression cannot be read.</source>
        <translation>Dieser Cron-Ausdruck lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>This cron expression never comes true: there is no such day.</source>
        <translation>Dieser Cron-Ausdruck trifft nie zu: Einen solchen Tag gibt es nicht.</translation>
    </message>
    <message>
        <source>This file is not UTF-8 text: line {1} holds a byte that UTF-8 does not allow.</source>
        <translation>Diese Datei ist kein UTF-8-Text: Zeile {1} enthält ein Byte, das UTF-8 nicht zulässt.</translation>
    </message>
    <message>
        <source>This invitation was used or withdrawn, or has run out. Ask for another one.</source>
        <translation>Diese Einladung wurde benutzt oder zurückgezogen, oder sie ist abgelaufen. Bitten Sie um eine neue.</translation>
    </message>
    <message>
        <source>This is a binary file (it contains NUL bytes), not a Luau script.</source>
        <translation>Dies ist eine Binärdatei (sie enthält NUL-Bytes), kein Luau-Skript.</translation>
    </message>
    <message>
        <source>This is a fault of ours ({1}). The log has the details.</source>
        <translation>Das ist ein Fehler von uns ({1}). Einzelheiten stehen im Protokoll.</translation>
    </message>
    <message>
        <source>This is a file of an old Office program. Save it as .docx or .pptx and choose that.</source>
        <translation>Das ist eine Datei eines alten Office-Programms. Speichern Sie sie als .docx oder .pptx und wählen Sie diese.</translation>
    </message>
    <message>
        <source>This is a lesson. Only a quiz is taken.</source>
        <translation>Das ist eine Stunde. Bearbeitet wird nur ein Quiz.</translation>
    </message>
    <message>
        <source>This is a rich text file (RTF). Save it as .docx and choose that.</source>
        <translation>Das ist eine Rich-Text-Datei (RTF). Speichern Sie sie als .docx und wählen Sie diese.</translation>
    </message>
    <message>
        <source>This is no address. It looks like https://api.openai.com/v1 or http://localhost:11434/v1.</source>
        <translation>Das ist keine Adresse. Sie sieht aus wie https://api.openai.com/v1 oder http://localhost:11434/v1.</translation>
    </message>
    <message>
        <source>This is no answer to question {1}.</source>
        <translation>Das ist keine Antwort auf Frage {1}.</translation>
    </message>
    <message>
        <source>This is no e-mail address. It looks like name@example.org.</source>
        <translation>Das ist keine E-Mail-Adresse. Sie sieht aus wie name@example.org.</translation>
    </message>
    <message>
        <source>This is no e-mail address: {1}.</source>
        <translation>Das ist keine E-Mail-Adresse: {1}.</translation>
    </message>
    <message>
        <source>This is no such link</source>
        <translation>Das ist kein solcher Link</translation>
    </message>
    <message>
        <source>This is no {1}.</source>
        <translation>Das ist keine {1}.</translation>
    </message>
    <message>
        <source>This is one of the passwords that are tried first. Three or four words make a good one.</source>
        <translation>Das ist eines der Passwörter, die zuerst ausprobiert werden. Drei oder vier Wörter sind ein gutes.</translation>
    </message>
    <message>
        <source>This is too long to be a key.</source>
        <translation>Das ist zu lang für einen Schlüssel.</translation>
    </message>
    <message>
        <source>This kind of file cannot be read. PDF, Word (.docx), PowerPoint (.pptx), Markdown, HTML and text can.</source>
        <translation>Diese Art von Datei lässt sich nicht lesen. PDF, Word (.docx), PowerPoint (.pptx), Markdown, HTML und Text gehen.</translation>
    </message>
    <message>
        <source>This lesson cannot be read now.</source>
        <translation>Diese Stunde kann jetzt nicht gelesen werden.</translation>
    </message>
    <message>
        <source>This lesson has no questions, so its answer key is empty.</source>
        <translation>Diese Stunde hat keine Fragen, daher ist ihr Lösungsblatt leer.</translation>
    </message>
    <message>
        <source>This lesson has no text for them, so the sheet is empty.</source>
        <translation>Diese Stunde hat keinen Text für sie, daher ist das Blatt leer.</translation>
    </message>
    <message>
        <source>This link has been used already, or the server has been started since. Look in its log.</source>
        <translation>Dieser Link wurde schon benutzt, oder der Server wurde seitdem neu gestartet. Sehen Sie in seinem Protokoll nach.</translation>
    </message>
    <message>
        <source>This link has been used or has run out. Ask for a new one.</source>
        <translation>Dieser Link wurde benutzt oder ist abgelaufen. Fordern Sie einen neuen an.</translation>
    </message>
    <message>
        <source>This link was not made by this server.</source>
        <translation>Dieser Link stammt nicht von diesem Server.</translation>
    </message>
    <message>
        <source>This mail holds a line break where none may be, so it is not sent.</source>
        <translation>Diese E-Mail enthält einen Zeilenumbruch, wo keiner sein darf, daher wird sie nicht gesendet.</translation>
    </message>
    <message>
        <source>This moment has passed. Choose a later one.</source>
        <translation>Dieser Zeitpunkt ist vorbei. Wählen Sie einen späteren.</translation>
    </message>
    <message>
        <source>This organization is not here any more.</source>
        <translation>Diese Organisation gibt es hier nicht mehr.</translation>
    </message>
    <message>
        <source>This password repeats a few characters. Choose one that nobody would guess.</source>
        <translation>Dieses Passwort wiederholt wenige Zeichen. Wählen Sie eines, das niemand erraten würde.</translation>
    </message>
    <message>
        <source>This person is a member already.</source>
        <translation>Diese Person ist schon Mitglied.</translation>
    </message>
    <message>
        <source>This person was invited several times today. Hand on the link, or try again tomorrow.</source>
        <translation>Diese Person wurde heute mehrmals eingeladen. Geben Sie den Link weiter, oder versuchen Sie es morgen noch einmal.</translation>
    </message>
    <message>
        <source>This quiz has closed.</source>
        <translation>Dieses Quiz ist beendet.</translation>
    </message>
    <message>
        <source>This quiz is not open yet.</source>
        <translation>Dieses Quiz hat noch nicht begonnen.</translation>
    </message>
    <message>
        <source>This runs again with every player or character that comes, and connects one more function to an object that stays when they go. Keep the connection and disconnect it in PlayerRemoving, or connect once outside</source>
        <translation>Das läuft mit jedem Spieler oder Charakter, der kommt, erneut und verbindet eine weitere Funktion mit einem Objekt, das bleibt, wenn er geht. Merken Sie sich die Verbindung und trennen Sie sie in PlayerRemoving, oder verbinden Sie einmal außerhalb</translation>
    </message>
    <message>
        <source>This runs in every frame. Look the object up once outside and keep it in a local; make objects once and use them again</source>
        <translation>Das läuft in jedem Frame. Suchen Sie das Objekt einmal außerhalb und behalten Sie es in einer lokalen Variablen; erzeugen Sie Objekte einmal und verwenden Sie sie wieder</translation>
    </message>
    <message>
        <source>This schedule was changed in the meantime. Look at it again, then change it.</source>
        <translation>Dieser Zeitplan wurde inzwischen geändert. Sehen Sie ihn noch einmal an, und ändern Sie ihn dann.</translation>
    </message>
    <message>
        <source>This server answers only to its own address.</source>
        <translation>Dieser Server antwortet nur unter seiner eigenen Adresse.</translation>
    </message>
    <message>
        <source>This server asks only https:// addresses on the public internet, and {1} is none.</source>
        <translation>Dieser Server fragt nur https://-Adressen im öffentlichen Internet, und {1} ist keine.</translation>
    </message>
    <message>
        <source>This server cannot send mail. Ask an admin of your organization to help you.</source>
        <translation>Dieser Server kann keine E-Mails senden. Bitten Sie jemanden, der Ihre Organisation verwaltet, um Hilfe.</translation>
    </message>
    <message>
        <source>This server cannot send mail. Its owner sets how, in the settings of the server.</source>
        <translation>Dieser Server kann keine Mail senden. Wie er es tut, legt sein Besitzer in den Einstellungen des Servers fest.</translation>
    </message>
    <message>
        <source>This server cannot send mail: SMTP_HOST and FROM_EMAIL are not set.</source>
        <translation>Dieser Server kann keine E-Mail senden: SMTP_HOST und FROM_EMAIL sind nicht gesetzt.</translation>
    </message>
    <message>
        <source>This server does not know tasks of the kind {1}.</source>
        <translation>Dieser Server kennt keine Aufgaben der Art {1}.</translation>
    </message>
    <message>
        <source>This server needs the token of its own launch. Start the app again to connect to it.</source>
        <translation>Dieser Server braucht das Kennwort seines eigenen Starts. Starten Sie die App neu, um sich mit ihm zu verbinden.</translation>
    </message>
    <message>
        <source>This subscription has ended. Begin a new one.</source>
        <translation>Dieses Abonnement ist beendet. Beginnen Sie ein neues.</translation>
    </message>
    <message>
        <source>This subscription is not there any more. Begin a new one.</source>
        <translation>Dieses Abonnement gibt es nicht mehr. Beginnen Sie ein neues.</translation>
    </message>
    <message>
        <source>This task has already been cancelled.</source>
        <translation>Diese Aufgabe wurde bereits abgebrochen.</translation>
    </message>
    <message>
        <source>This task has already completed.</source>
        <translation>Diese Aufgabe ist bereits abgeschlossen.</translation>
    </message>
    <message>
        <source>This task has already failed.</source>
        <translation>Diese Aufgabe ist bereits fehlgeschlagen.</translation>
    </message>
    <message>
        <source>This task is older than what your organization's plan shows. It was not deleted: with another plan it is shown again.</source>
        <translation>Diese Aufgabe ist älter, als der Tarif Ihrer Organisation zeigt. Sie wurde nicht gelöscht: Mit einem anderen Tarif ist sie wieder zu sehen.</translation>
    </message>
    <message>
        <source>This task is still running. Cancel it first, or wait for its end.</source>
        <translation>Diese Aufgabe läuft noch. Brechen Sie sie zuerst ab, oder warten Sie auf ihr Ende.</translation>
    </message>
    <message>
        <source>This task is {1} and has no result.</source>
        <translation>Diese Aufgabe ({1}) hat kein Ergebnis.</translation>
    </message>
    <message>
        <source>This text holds half of a character pair (a lone surrogate) and cannot be stored as UTF-8.</source>
        <translation>Dieser Text enthält die Hälfte eines Zeichenpaars (ein einzelnes Surrogat) und lässt sich nicht als UTF-8 speichern.</translation>
    </message>
    <message>
        <source>This was taken back. Share it anew.</source>
        <translation>Das wurde zurückgenommen. Teilen Sie es neu.</translation>
    </message>
    <message>
        <source>To insert in front moves all the elements that are there, each time. They are added behind, and the whole is turned round once after the loop; the more elements, the more that saves.</source>
        <translation>Vorn einzufügen verschiebt jedes Mal alle Elemente, die schon da sind. Sie werden hinten angefügt, und das Ganze wird nach der Schleife einmal umgedreht; je mehr Elemente, desto mehr spart das.</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>Zu groß</translation>
    </message>
    <message>
        <source>Too many requests</source>
        <translation>Zu viele Anfragen</translation>
    </message>
    <message>
        <source>True or false needs sentences that stand alone</source>
        <translation>Wahr oder falsch braucht Sätze, die für sich stehen</translation>
    </message>
    <message>
        <source>Trying again in a minute. {1}</source>
        <translation>Neuer Versuch in einer Minute. {1}</translation>
    </message>
    <message>
        <source>Trying again in a second. {1}</source>
        <translation>Neuer Versuch in einer Sekunde. {1}</translation>
    </message>
    <message>
        <source>Trying again in {1} minutes. {2}</source>
        <translation>Neuer Versuch in {1} Minuten. {2}</translation>
    </message>
    <message>
        <source>Trying again in {1} seconds. {2}</source>
        <translation>Neuer Versuch in {1} Sekunden. {2}</translation>
    </message>
    <message>
        <source>Two files have the same name.</source>
        <translation>Zwei Dateien haben denselben Namen.</translation>
    </message>
    <message>
        <source>Two options are the same: “{1}” and “{2}”.</source>
        <translation>Zwei Antwortmöglichkeiten sind gleich: „{1}“ und „{2}“.</translation>
    </message>
    <message>
        <source>Two {1} are the same.</source>
        <translation>Zwei sind gleich: {1}.</translation>
    </message>
    <message>
        <source>Type error</source>
        <translation>Typfehler</translation>
    </message>
    <message>
        <source>Unused local variable removed</source>
        <translation>Unbenutzte lokale Variable entfernt</translation>
    </message>
    <message>
        <source>Use of {1} slows the whole script</source>
        <translation>{1} bremst das ganze Skript</translation>
    </message>
    <message>
        <source>UserHasBadgeAsync has limits of its own on how often it may be asked.</source>
        <translation>UserHasBadgeAsync hat eigene Grenzen dafür, wie oft es gefragt werden darf.</translation>
    </message>
    <message>
        <source>Using the server that is already running.</source>
        <translation>Der bereits laufende Server wird verwendet.</translation>
    </message>
    <message>
        <source>Variable {1} made local</source>
        <translation>Variable {1} lokal gemacht</translation>
    </message>
    <message>
        <source>Vectors in place of tables of three numbers</source>
        <translation>Vektoren an der Stelle von Tabellen mit drei Zahlen</translation>
    </message>
    <message>
        <source>Verify your e-mail address first: Settings, Account and server.</source>
        <translation>Bestätigen Sie zuerst Ihre E-Mail-Adresse: Einstellungen, Konto und Server.</translation>
    </message>
    <message>
        <source>Waiting for a free slot</source>
        <translation>Warten auf einen freien Platz</translation>
    </message>
    <message>
        <source>Web pages of other sites may not use this server.</source>
        <translation>Webseiten anderer Anbieter dürfen diesen Server nicht verwenden.</translation>
    </message>
    <message>
        <source>What had come by then was used.</source>
        <translation>Was bis dahin gekommen war, wurde verwendet.</translation>
    </message>
    <message>
        <source>What is in {1} does not begin as such a file does.</source>
        <translation>Der Inhalt von {1} beginnt nicht so wie bei einer solchen Datei.</translation>
    </message>
    <message>
        <source>What is shown is not the matches and the extra ones, each once.</source>
        <translation>Gezeigt werden nicht genau die Zuordnungen und die überzähligen, jede einmal.</translation>
    </message>
    <message>
        <source>What students read is like grade {1}, and it is for grade {2}.</source>
        <translation>Was die Klasse liest, entspricht Klassenstufe {1} und ist für Klassenstufe {2}.</translation>
    </message>
    <message>
        <source>What was shown is too old by now. Look at the change again, then confirm it.</source>
        <translation>Was angezeigt wurde, ist inzwischen zu alt. Sehen Sie sich die Änderung noch einmal an und bestätigen Sie sie dann.</translation>
    </message>
    <message>
        <source>Whoever reads mail at this address wants no more of it.</source>
        <translation>Wer an dieser Adresse Mail liest, möchte keine mehr bekommen.</translation>
    </message>
    <message>
        <source>With `--!native` as its first line Luau makes machine code of this script. The 72 programs of Luau's own benchmark were 2.68 times as fast with it, as a geometric mean (Luau 0.735), and none was slower; this script was not tried. The price: it is for scripts of the server, players' machines may ignore it; and the machine code takes memory, of which a place has a limited amount for all its scripts. Try it where much is calculated, and measure in the game</source>
        <translation>Mit `--!native` als erster Zeile macht Luau aus diesem Skript Maschinencode. Die 72 Programme aus Luaus eigenem Benchmark waren damit 2,68-mal so schnell, im geometrischen Mittel (Luau 0.735), und keines war langsamer; dieses Skript wurde nicht damit ausprobiert. Der Preis: Es ist für Skripte des Servers, die Rechner der Spieler dürfen es übergehen; und der Maschinencode braucht Speicher, von dem ein Ort für alle seine Skripte nur begrenzt viel hat. Versuchen Sie es, wo viel gerechnet wird, und messen Sie im Spiel</translation>
    </message>
    <message>
        <source>With template_data filled in, a text is longer than {1} characters.</source>
        <translation>Mit eingesetzten template_data ist ein Text länger als {1} Zeichen.</translation>
    </message>
    <message>
        <source>With the parent given at once, every property that is set afterwards is replicated and drawn by itself. Set the properties first and Parent last.</source>
        <translation>Ist Parent gleich gesetzt, wird jede Eigenschaft danach einzeln übertragen und gezeichnet. Setzen Sie zuerst die Eigenschaften und Parent zuletzt.</translation>
    </message>
    <message>
        <source>Without AI these remarks are understood: {1}. It was made anew.</source>
        <translation>Ohne KI werden diese Bemerkungen verstanden: {1}. Er wurde neu erstellt.</translation>
    </message>
    <message>
        <source>Without TOOLBOXAI_METRICS_TOKEN only this computer may read the figures.</source>
        <translation>Ohne TOOLBOXAI_METRICS_TOKEN darf nur dieser Computer die Zahlen lesen.</translation>
    </message>
    <message>
        <source>Word document</source>
        <translation>Word-Dokument</translation>
    </message>
    <message>
        <source>Writing math.sqrt(x) in place of x ^ 0.5 changes nothing</source>
        <translation>math.sqrt(x) statt x ^ 0.5 zu schreiben ändert nichts</translation>
    </message>
    <message>
        <source>Writing the file</source>
        <translation>Schreibt die Datei</translation>
    </message>
    <message>
        <source>Writing the lesson</source>
        <translation>Schreibt die Stunde</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>Bericht schreiben</translation>
    </message>
    <message>
        <source>Writing x * x in place of x ^ 2 changes next to nothing; Luau multiplies either way</source>
        <translation>x * x statt x ^ 2 zu schreiben ändert so gut wie nichts; Luau multipliziert so oder so</translation>
    </message>
    <message>
        <source>You are not in this team any more</source>
        <translation>Sie sind nicht mehr in diesem Team</translation>
    </message>
    <message>
        <source>You are signed out</source>
        <translation>Sie sind abgemeldet</translation>
    </message>
    <message>
        <source>You are the only admin of {1}. Make somebody else one first.</source>
        <translation>Sie verwalten {1} als Einzige. Geben Sie zuerst jemand anderem diese Rolle.</translation>
    </message>
    <message>
        <source>You do not belong to any organization on this server any more.</source>
        <translation>Sie gehören zu keiner Organisation auf diesem Server mehr.</translation>
    </message>
    <message>
        <source>You do not belong to this organization any more.</source>
        <translation>Sie gehören dieser Organisation nicht mehr an.</translation>
    </message>
    <message>
        <source>You have shared {1} lessons and quizzes. Delete what is over.</source>
        <translation>Sie haben {1} Stunden und Quizze geteilt. Löschen Sie, was vorbei ist.</translation>
    </message>
    <message>
        <source>You have taken this quiz as often as you may.</source>
        <translation>Sie haben dieses Quiz so oft bearbeitet, wie es erlaubt ist.</translation>
    </message>
    <message>
        <source>You have written to {1} recipients in 24 hours, and {2} are the most.</source>
        <translation>Sie haben in 24 Stunden an {1} Empfänger geschrieben; mehr als {2} sind nicht möglich.</translation>
    </message>
    <message>
        <source>You have {1} classes. Delete one that is not needed.</source>
        <translation>Sie haben {1} Klassen. Löschen Sie eine, die nicht mehr gebraucht wird.</translation>
    </message>
    <message>
        <source>You have {1} files here. Delete one that is not needed.</source>
        <translation>Sie haben hier {1} Dateien. Löschen Sie eine, die nicht gebraucht wird.</translation>
    </message>
    <message>
        <source>You have {1} schedules already. Delete one that is not needed.</source>
        <translation>Sie haben schon {1} Zeitpläne. Löschen Sie einen, der nicht gebraucht wird.</translation>
    </message>
    <message>
        <source>You left it out.</source>
        <translation>Sie haben sie weggelassen.</translation>
    </message>
    <message>
        <source>You left out every change</source>
        <translation>Sie haben jede Änderung weggelassen</translation>
    </message>
    <message>
        <source>You were signed out here from another device. Sign in again.</source>
        <translation>Sie wurden hier von einem anderen Gerät aus abgemeldet. Melden Sie sich erneut an.</translation>
    </message>
    <message>
        <source>You were signed out on every device. Sign in again.</source>
        <translation>Sie wurden auf allen Geräten abgemeldet. Melden Sie sich erneut an.</translation>
    </message>
    <message>
        <source>Your account does not belong to it any more.</source>
        <translation>Ihr Konto gehört nicht mehr dazu.</translation>
    </message>
    <message>
        <source>Your account has no e-mail address that could be verified.</source>
        <translation>Ihr Konto hat keine E-Mail-Adresse, die bestätigt werden könnte.</translation>
    </message>
    <message>
        <source>Your e-mail address is verified already.</source>
        <translation>Ihre E-Mail-Adresse ist schon bestätigt.</translation>
    </message>
    <message>
        <source>Your organization has a subscription. Change its plan or quantity instead.</source>
        <translation>Ihre Organisation hat ein Abonnement. Ändern Sie stattdessen dessen Tarif oder Menge.</translation>
    </message>
    <message>
        <source>Your organization has not bought anything yet, so there is nothing to change.</source>
        <translation>Ihre Organisation hat noch nichts gekauft, deshalb gibt es nichts zu ändern.</translation>
    </message>
    <message>
        <source>Your organization has written to {1} recipients in 24 hours, and {2} are the most.</source>
        <translation>Ihre Organisation hat in 24 Stunden an {1} Empfänger geschrieben; mehr als {2} sind nicht möglich.</translation>
    </message>
    <message>
        <source>Your password must not be your e-mail address.</source>
        <translation>Ihr Passwort darf nicht Ihre E-Mail-Adresse sein.</translation>
    </message>
    <message>
        <source>Your password was changed, so you were signed out. Sign in with the new one.</source>
        <translation>Ihr Passwort wurde geändert, darum wurden Sie abgemeldet. Melden Sie sich mit dem neuen an.</translation>
    </message>
    <message>
        <source>Your role may not change what your organization pays for.</source>
        <translation>Ihre Rolle darf nicht ändern, wofür Ihre Organisation bezahlt.</translation>
    </message>
    <message>
        <source>Your sign-in has ended. Sign in again.</source>
        <translation>Ihre Anmeldung ist beendet. Melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>Your sign-in has expired. Sign in again.</source>
        <translation>Ihre Anmeldung ist abgelaufen. Melden Sie sich erneut an.</translation>
    </message>
    <message>
        <source>`#` asks the string for its length directly, with no function call.</source>
        <translation>`#` fragt die Zeichenkette direkt nach ihrer Länge, ohne Funktionsaufruf.</translation>
    </message>
    <message>
        <source>`#` is what table.getn was replaced by; it needs no function call.</source>
        <translation>`#` hat table.getn abgelöst; es braucht keinen Funktionsaufruf.</translation>
    </message>
    <message>
        <source>`//` divides and rounds down in one step.</source>
        <translation>`//` teilt und rundet in einem Schritt ab.</translation>
    </message>
    <message>
        <source>`a ~= b` compiles to the same code as `not (a == b)`</source>
        <translation>`a ~= b` wird zu demselben Code übersetzt wie `not (a == b)`</translation>
    </message>
    <message>
        <source>`delay` is deprecated: it comes late when much is going on. Use task.delay</source>
        <translation>`delay` ist veraltet: Es kommt spät, wenn viel los ist. Verwenden Sie task.delay</translation>
    </message>
    <message>
        <source>`spawn` is deprecated: it waits before it runs the function, and waits longer when much is going on. Use task.spawn to run it at once, or task.defer to run it at the end of the frame's step</source>
        <translation>`spawn` ist veraltet: Es wartet, bevor es die Funktion ausführt, und länger, wenn viel los ist. Verwenden Sie task.spawn, um sie sofort auszuführen, oder task.defer, um sie am Ende des Schritts im Frame auszuführen</translation>
    </message>
    <message>
        <source>`t[#t + 1] = v` and table.insert(t, v) measure about the same; table.insert says what it does</source>
        <translation>`t[#t + 1] = v` und table.insert(t, v) messen sich etwa gleich; table.insert sagt, was es tut</translation>
    </message>
    <message>
        <source>`table.remove({1}, 1)` moves everything that is left one place to the front, each time. Two numbers that say where the queue begins and ends take its place; nothing is moved any more. The longer the queue, the more that saves.</source>
        <translation>`table.remove({1}, 1)` verschiebt jedes Mal alles, was übrig ist, um einen Platz nach vorn. An seine Stelle treten zwei Zahlen, die sagen, wo die Warteschlange beginnt und endet; verschoben wird nichts mehr. Je länger die Warteschlange, desto mehr spart das.</translation>
    </message>
    <message>
        <source>`wait` is deprecated: it comes back late when much is going on, at 30 times a second at best. task.wait comes back in the first frame after the time is up. Use task.wait; it returns only the time that passed</source>
        <translation>`wait` ist veraltet: Es kommt spät zurück, wenn viel los ist, höchstens 30-mal in der Sekunde. task.wait kommt im ersten Frame zurück, nachdem die Zeit um ist. Verwenden Sie task.wait; es gibt nur die vergangene Zeit zurück</translation>
    </message>
    <message>
        <source>`{ ... }` makes the table without a function call. The count in `{1}.n`, which only table.pack sets, is not used.</source>
        <translation>`{ ... }` legt die Tabelle ohne Funktionsaufruf an. Die Anzahl in `{1}.n`, die nur table.pack setzt, wird nicht verwendet.</translation>
    </message>
    <message>
        <source>`{1}` and `{2}`</source>
        <translation>`{1}` und `{2}`</translation>
    </message>
    <message>
        <source>`{1}` and `{2}` can only be numbers here, and for numbers `a // b` is math.floor(a / b), also for negative, infinite and not-a-number values.</source>
        <translation>`{1}` und `{2}` können hier nur Zahlen sein, und für Zahlen ist `a // b` dasselbe wie math.floor(a / b), auch für negative, unendliche und NaN-Werte.</translation>
    </message>
    <message>
        <source>`{1}` became `{2}` in line {3}: {4}</source>
        <translation>`{1}` wurde in Zeile {3} zu `{2}`: {4}</translation>
    </message>
    <message>
        <source>`{1}` became `{2}` in {3} places: {4}</source>
        <translation>`{1}` wurde an {3} Stellen zu `{2}`: {4}</translation>
    </message>
    <message>
        <source>`{1}` can only be a string here, and `string` is Luau's own library: the method and the function are the same function with the same arguments.</source>
        <translation>`{1}` kann hier nur eine Zeichenkette sein, und `string` ist Luaus eigene Bibliothek: Methode und Funktion sind dieselbe Funktion mit denselben Argumenten.</translation>
    </message>
    <message>
        <source>`{1}` can only be a string here, and for a string both forms give its length in bytes.</source>
        <translation>`{1}` kann hier nur eine Zeichenkette sein, und für eine Zeichenkette geben beide Formen ihre Länge in Bytes.</translation>
    </message>
    <message>
        <source>`{1}` holds literal constants only; the script only reads its fields, never changes it, hands it on or compares it; and the name means nothing else in between.</source>
        <translation>`{1}` enthält nur Konstanten; das Skript liest nur ihre Felder, ändert sie nie, gibt sie nicht weiter und vergleicht sie nicht; und der Name bedeutet dazwischen nichts anderes.</translation>
    </message>
    <message>
        <source>`{1}` in place of `{2}`</source>
        <translation>`{1}` anstelle von `{2}`</translation>
    </message>
    <message>
        <source>`{1}` is a table that gets no metatable, so both count the same way.</source>
        <translation>`{1}` ist eine Tabelle, die keine Metatabelle bekommt; darum zählen beide Formen gleich.</translation>
    </message>
    <message>
        <source>`{1}` is a table that never changes and has no metatable; the function returns nothing, and nothing in it can wait or call back.</source>
        <translation>`{1}` ist eine Tabelle, die sich nie ändert und keine Metatabelle hat; die Funktion gibt nichts zurück, und nichts in ihr kann warten oder zurückrufen.</translation>
    </message>
    <message>
        <source>`{1}` is no longer recommended</source>
        <translation>`{1}` wird nicht mehr empfohlen</translation>
    </message>
    <message>
        <source>`{1}` makes Luau give up its optimizations of globals for the whole script. A script without it measured {2} times as fast. Rules that rely on globals were not used here.</source>
        <translation>`{1}` lässt Luau seine Optimierungen globaler Variablen für das ganze Skript aufgeben. Ein Skript ohne das war {2}-mal so schnell. Regeln, die auf globale Variablen bauen, wurden hier nicht verwendet.</translation>
    </message>
    <message>
        <source>a .. ':' .. b to an interpolated string</source>
        <translation>a .. ':' .. b zu interpolierter Zeichenkette</translation>
    </message>
    <message>
        <source>a and b or c to an if expression</source>
        <translation>a and b or c zu if-Ausdruck</translation>
    </message>
    <message>
        <source>a comment that is never closed</source>
        <translation>ein Kommentar, der nie geschlossen wird</translation>
    </message>
    <message>
        <source>a constant after 'export const'</source>
        <translation>eine Konstante nach 'export const'</translation>
    </message>
    <message>
        <source>a date and time with a zone, such as 2026-03-01T08:00:00Z, is wanted</source>
        <translation>erwartet werden Datum und Uhrzeit mit Zeitzone, etwa 2026-03-01T08:00:00Z</translation>
    </message>
    <message>
        <source>a lesson</source>
        <translation>eine Unterrichtsstunde</translation>
    </message>
    <message>
        <source>a long string that is never closed</source>
        <translation>eine lange Zeichenkette, die nie geschlossen wird</translation>
    </message>
    <message>
        <source>a name or an expression</source>
        <translation>ein Name oder ein Ausdruck</translation>
    </message>
    <message>
        <source>a name {1}</source>
        <translation>ein Name {1}</translation>
    </message>
    <message>
        <source>a quiz</source>
        <translation>ein Quiz</translation>
    </message>
    <message>
        <source>a statement</source>
        <translation>eine Anweisung</translation>
    </message>
    <message>
        <source>a string that is not closed on its line</source>
        <translation>eine Zeichenkette, die in ihrer Zeile nicht geschlossen wird</translation>
    </message>
    <message>
        <source>a type</source>
        <translation>ein Typ</translation>
    </message>
    <message>
        <source>after the bounds of a for loop</source>
        <translation>nach den Grenzen einer for-Schleife</translation>
    </message>
    <message>
        <source>after the condition of a while loop</source>
        <translation>nach der Bedingung einer while-Schleife</translation>
    </message>
    <message>
        <source>after the condition of an if expression</source>
        <translation>nach der Bedingung eines if-Ausdrucks</translation>
    </message>
    <message>
        <source>after the condition of {1}</source>
        <translation>nach der Bedingung von {1}</translation>
    </message>
    <message>
        <source>after the dot</source>
        <translation>nach dem Punkt</translation>
    </message>
    <message>
        <source>after the field name</source>
        <translation>nach dem Feldnamen</translation>
    </message>
    <message>
        <source>after the key</source>
        <translation>nach dem Schlüssel</translation>
    </message>
    <message>
        <source>after the key of a table field</source>
        <translation>nach dem Schlüssel eines Tabellenfelds</translation>
    </message>
    <message>
        <source>after the name of a constant</source>
        <translation>nach dem Namen einer Konstanten</translation>
    </message>
    <message>
        <source>after the values of a for loop</source>
        <translation>nach den Werten einer for-Schleife</translation>
    </message>
    <message>
        <source>after the variables of a for loop</source>
        <translation>nach den Variablen einer for-Schleife</translation>
    </message>
    <message>
        <source>after typeof</source>
        <translation>nach typeof</translation>
    </message>
    <message>
        <source>an assignment or a function call</source>
        <translation>eine Zuweisung oder ein Funktionsaufruf</translation>
    </message>
    <message>
        <source>an assignment or a function call ('continue' stands outside of a loop)</source>
        <translation>eine Zuweisung oder ein Funktionsaufruf ('continue' steht außerhalb einer Schleife)</translation>
    </message>
    <message>
        <source>an expression</source>
        <translation>ein Ausdruck</translation>
    </message>
    <message>
        <source>an expression between the braces of an interpolated string</source>
        <translation>ein Ausdruck zwischen den Klammern einer interpolierten Zeichenkette</translation>
    </message>
    <message>
        <source>an interpolated string that is not closed on its line</source>
        <translation>eine interpolierte Zeichenkette, die in ihrer Zeile nicht geschlossen wird</translation>
    </message>
    <message>
        <source>answers with more than a reply can be</source>
        <translation>antwortet mit mehr, als eine Antwort sein kann</translation>
    </message>
    <message>
        <source>answers with something that cannot be read</source>
        <translation>antwortet mit etwas, das sich nicht lesen lässt</translation>
    </message>
    <message>
        <source>array appended by a loop to table.move</source>
        <translation>in einer Schleife angefügtes Array zu table.move</translation>
    </message>
    <message>
        <source>array copied by a loop to table.clone</source>
        <translation>in einer Schleife kopiertes Array zu table.clone</translation>
    </message>
    <message>
        <source>assert gets its message made even when all is well. Now it is made only when it is needed, and the error says the same on the same line.</source>
        <translation>assert bekommt seine Meldung auch dann erzeugt, wenn alles in Ordnung ist. Jetzt entsteht sie nur, wenn sie gebraucht wird, und der Fehler sagt dasselbe in derselben Zeile.</translation>
    </message>
    <message>
        <source>assert(c, 'm' .. i) to if not c then error('m' .. i) end</source>
        <translation>assert(c, 'm' .. i) zu if not c then error('m' .. i) end</translation>
    </message>
    <message>
        <source>at column {1#}</source>
        <translation>in Spalte {1#}</translation>
    </message>
    <message>
        <source>at line {1#}</source>
        <translation>in Zeile {1#}</translation>
    </message>
    <message>
        <source>before a table type</source>
        <translation>vor einem Tabellentyp</translation>
    </message>
    <message>
        <source>before a type</source>
        <translation>vor einem Typ</translation>
    </message>
    <message>
        <source>before the generic parameters</source>
        <translation>vor den generischen Parametern</translation>
    </message>
    <message>
        <source>before the parameters of a function</source>
        <translation>vor den Parametern einer Funktion</translation>
    </message>
    <message>
        <source>before the type arguments</source>
        <translation>vor den Typargumenten</translation>
    </message>
    <message>
        <source>between the bounds of a for loop</source>
        <translation>zwischen den Grenzen einer for-Schleife</translation>
    </message>
    <message>
        <source>bit32.band in place of `% 2` is faster on one Luau version and slower on another, and it gives other results for fractions and large numbers</source>
        <translation>bit32.band anstelle von `% 2` ist in einer Luau-Version schneller und in einer anderen langsamer und ergibt bei Brüchen und großen Zahlen anderes</translation>
    </message>
    <message>
        <source>capturing function in a loop to one with an argument</source>
        <translation>Funktion in einer Schleife, die etwas von außen mitnimmt, zu einer mit Argument</translation>
    </message>
    <message>
        <source>certificate: {1}</source>
        <translation>Zertifikat: {1}</translation>
    </message>
    <message>
        <source>computed exercises</source>
        <translation>berechnete Aufgaben</translation>
    </message>
    <message>
        <source>constant table in a function to script level</source>
        <translation>konstante Tabelle aus einer Funktion auf Skriptebene</translation>
    </message>
    <message>
        <source>does not stream its answers</source>
        <translation>sendet seine Antworten nicht fortlaufend</translation>
    </message>
    <message>
        <source>elapsedTime counts from the start of Roblox and os.clock from another moment, so all places that compare times have to change together.</source>
        <translation>elapsedTime zählt vom Start von Roblox an und os.clock von einem anderen Zeitpunkt, deshalb müssen alle Stellen, die Zeiten vergleichen, zusammen geändert werden.</translation>
    </message>
    <message>
        <source>end of file</source>
        <translation>Dateiende</translation>
    </message>
    <message>
        <source>ended with code {1}</source>
        <translation>endete mit Code {1}</translation>
    </message>
    <message>
        <source>expected 'function' after an attribute, found 'local'</source>
        <translation>erwartet 'function' nach einem Attribut, gefunden 'local'</translation>
    </message>
    <message>
        <source>expected a variable or a field on the left of an assignment</source>
        <translation>erwartet eine Variable oder ein Feld links einer Zuweisung</translation>
    </message>
    <message>
        <source>expected {1}, {2}</source>
        <translation>erwartet {1}, {2}</translation>
    </message>
    <message>
        <source>for i = 1, #t with t[i] to for i, v in t</source>
        <translation>for i = 1, #t mit t[i] zu for i, v in t</translation>
    </message>
    <message>
        <source>found '(' at the start of a line, which could be a call or a new statement; put it on the line before, or a ';' between</source>
        <translation>gefunden '(' am Anfang einer Zeile, was ein Aufruf oder eine neue Anweisung sein kann; setzen Sie sie in die Zeile davor oder ein ';' dazwischen</translation>
    </message>
    <message>
        <source>found '...' in a function that takes no variable arguments</source>
        <translation>gefunden '...' in einer Funktion ohne variable Argumente</translation>
    </message>
    <message>
        <source>found '{1}' outside of a loop</source>
        <translation>gefunden '{1}' außerhalb einer Schleife</translation>
    </message>
    <message>
        <source>found '{1}', which is no attribute that Luau knows</source>
        <translation>gefunden '{1}', das kein Attribut ist, das Luau kennt</translation>
    </message>
    <message>
        <source>found a generic type after a generic pack; types come first</source>
        <translation>gefunden ein generischer Typ nach einem generischen Pack; Typen kommen zuerst</translation>
    </message>
    <message>
        <source>found a second indexer in a table type, which may have one only</source>
        <translation>gefunden ein zweiter Indexer in einem Tabellentyp, der nur einen haben darf</translation>
    </message>
    <message>
        <source>found a union mixed with an intersection; put parentheses around one of them</source>
        <translation>gefunden eine Vereinigung, vermischt mit einem Schnitt; klammern Sie eines davon ein</translation>
    </message>
    <message>
        <source>found an interpolated string, which cannot be a type</source>
        <translation>gefunden eine interpolierte Zeichenkette, die kein Typ sein kann</translation>
    </message>
    <message>
        <source>found {1}</source>
        <translation>gefunden {1}</translation>
    </message>
    <message>
        <source>found {1} in a string, which is no valid escape</source>
        <translation>gefunden {1} in einer Zeichenkette, was keine gültige Escape-Folge ist</translation>
    </message>
    <message>
        <source>found {1}, which is no number</source>
        <translation>gefunden {1}, was keine Zahl ist</translation>
    </message>
    <message>
        <source>function in a function to script level</source>
        <translation>Funktion aus einer Funktion auf Skriptebene</translation>
    </message>
    <message>
        <source>function of a module to local function</source>
        <translation>Funktion eines Moduls zu lokaler Funktion</translation>
    </message>
    <message>
        <source>g[y][x] in an inner loop to a local row</source>
        <translation>g[y][x] in einer inneren Schleife zu einer lokalen Zeile</translation>
    </message>
    <message>
        <source>generic pack</source>
        <translation>generisches Pack</translation>
    </message>
    <message>
        <source>global function to local function</source>
        <translation>globale Funktion zu lokaler Funktion</translation>
    </message>
    <message>
        <source>global variable to local</source>
        <translation>globale Variable zu lokaler</translation>
    </message>
    <message>
        <source>has nothing under this path</source>
        <translation>hat unter diesem Pfad nichts</translation>
    </message>
    <message>
        <source>html_content cannot be read as HTML.</source>
        <translation>html_content lässt sich nicht als HTML lesen.</translation>
    </message>
    <message>
        <source>html_content has too many elements, or too many within each other.</source>
        <translation>html_content hat zu viele oder zu tief verschachtelte Elemente.</translation>
    </message>
    <message>
        <source>html_content holds control characters.</source>
        <translation>html_content enthält Steuerzeichen.</translation>
    </message>
    <message>
        <source>in a type alias</source>
        <translation>in einem Typalias</translation>
    </message>
    <message>
        <source>in an assignment</source>
        <translation>in einer Zuweisung</translation>
    </message>
    <message>
        <source>in an if expression</source>
        <translation>in einem if-Ausdruck</translation>
    </message>
    <message>
        <source>ipairs(t) to in t</source>
        <translation>ipairs(t) zu in t</translation>
    </message>
    <message>
        <source>is equal to</source>
        <translation>ist gleich</translation>
    </message>
    <message>
        <source>is greater than</source>
        <translation>ist größer als</translation>
    </message>
    <message>
        <source>is less than</source>
        <translation>ist kleiner als</translation>
    </message>
    <message>
        <source>is more than</source>
        <translation>ist mehr als</translation>
    </message>
    <message>
        <source>it assigns {1}, which the function does not</source>
        <translation>Sie weist {1} etwas zu, was die Funktion nicht tut</translation>
    </message>
    <message>
        <source>it calls the method {1}, which the function does not</source>
        <translation>Sie ruft die Methode {1} auf, was die Funktion nicht tut</translation>
    </message>
    <message>
        <source>it changes {1}, which the function does not</source>
        <translation>Sie verändert {1}, was die Funktion nicht tut</translation>
    </message>
    <message>
        <source>it does not end by itself within the budget of steps</source>
        <translation>es endet nicht von selbst innerhalb der erlaubten Schritte</translation>
    </message>
    <message>
        <source>it has the text {1}, which the function does not</source>
        <translation>Sie enthält den Text {1}, den die Funktion nicht hat</translation>
    </message>
    <message>
        <source>it holds a NUL character</source>
        <translation>es enthält ein NUL-Zeichen</translation>
    </message>
    <message>
        <source>it holds characters that are not printed</source>
        <translation>Sie enthält Zeichen, die nicht sichtbar sind</translation>
    </message>
    <message>
        <source>it is longer than {1} characters</source>
        <translation>Sie ist länger als {1} Zeichen</translation>
    </message>
    <message>
        <source>it is no Luau (line {1})</source>
        <translation>Sie ist kein Luau (Zeile {1})</translation>
    </message>
    <message>
        <source>it is no text of a script</source>
        <translation>Sie ist kein Text eines Skripts</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>es ist keine Datei</translation>
    </message>
    <message>
        <source>it is not one function and nothing else</source>
        <translation>Sie ist nicht eine Funktion und sonst nichts</translation>
    </message>
    <message>
        <source>it leads out of the folder of the project</source>
        <translation>es führt aus dem Ordner des Projekts hinaus</translation>
    </message>
    <message>
        <source>it looks up {1}, which the function does not</source>
        <translation>Sie schlägt {1} nach, was die Funktion nicht tut</translation>
    </message>
    <message>
        <source>it needs more memory than a script may have here</source>
        <translation>es braucht mehr Speicher, als ein Skript hier haben darf</translation>
    </message>
    <message>
        <source>it prints without end</source>
        <translation>es gibt endlos Text aus</translation>
    </message>
    <message>
        <source>it takes too long to run</source>
        <translation>es läuft zu lange</translation>
    </message>
    <message>
        <source>it uses the field {1}, which the function does not</source>
        <translation>Sie benutzt das Feld {1}, was die Funktion nicht tut</translation>
    </message>
    <message>
        <source>it uses {1}, which the function does not</source>
        <translation>Sie benutzt {1}, was die Funktion nicht tut</translation>
    </message>
    <message>
        <source>its name, its parameters or its form are not those of the function</source>
        <translation>Name, Parameter oder Form sind nicht die der Funktion</translation>
    </message>
    <message>
        <source>line {1}, column {2}</source>
        <translation>Zeile {1}, Spalte {2}</translation>
    </message>
    <message>
        <source>luau on this computer, {1}</source>
        <translation>luau auf diesem Computer, {1}</translation>
    </message>
    <message>
        <source>math.floor to a local of it</source>
        <translation>math.floor zu einer lokalen Variablen davon</translation>
    </message>
    <message>
        <source>math.floor(a / b) to a // b</source>
        <translation>math.floor(a / b) zu a // b</translation>
    </message>
    <message>
        <source>math.max(a, b) to an if expression</source>
        <translation>math.max(a, b) zu if-Ausdruck</translation>
    </message>
    <message>
        <source>modernised, not compared</source>
        <translation>modernisiert, nicht verglichen</translation>
    </message>
    <message>
        <source>more edits of this rule were made</source>
        <translation>weitere Änderungen dieser Regel wurden vorgenommen</translation>
    </message>
    <message>
        <source>more places of this rule were left as they are</source>
        <translation>weitere Stellen dieser Regel blieben, wie sie sind</translation>
    </message>
    <message>
        <source>multiple choice</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>no reason was given</source>
        <translation>es wurde kein Grund genannt</translation>
    </message>
    <message>
        <source>no such address</source>
        <translation>keine solche Adresse</translation>
    </message>
    <message>
        <source>not (a == b) to a ~= b</source>
        <translation>not (a == b) zu a ~= b</translation>
    </message>
    <message>
        <source>of a function</source>
        <translation>einer Funktion</translation>
    </message>
    <message>
        <source>of a generic parameter</source>
        <translation>eines generischen Parameters</translation>
    </message>
    <message>
        <source>of a local function</source>
        <translation>einer lokalen Funktion</translation>
    </message>
    <message>
        <source>of a method</source>
        <translation>einer Methode</translation>
    </message>
    <message>
        <source>of a table field</source>
        <translation>eines Tabellenfelds</translation>
    </message>
    <message>
        <source>of a type</source>
        <translation>eines Typs</translation>
    </message>
    <message>
        <source>of a type function</source>
        <translation>einer Typfunktion</translation>
    </message>
    <message>
        <source>of a variable</source>
        <translation>einer Variablen</translation>
    </message>
    <message>
        <source>of an attribute</source>
        <translation>eines Attributs</translation>
    </message>
    <message>
        <source>pairs(t) to in t, dictionary</source>
        <translation>pairs(t) zu in t, Wörterbuch</translation>
    </message>
    <message>
        <source>pairs(t) to in t, large array</source>
        <translation>pairs(t) zu in t, großes Array</translation>
    </message>
    <message>
        <source>pcall of {1} without a function around it</source>
        <translation>pcall von {1} ohne eine Funktion darum</translation>
    </message>
    <message>
        <source>pcall passes arguments on, so no function has to be made and called for it.</source>
        <translation>pcall gibt Argumente weiter, es muss also keine Funktion dafür erzeugt und aufgerufen werden.</translation>
    </message>
    <message>
        <source>pcall(function() f(x) end) to pcall(f, x)</source>
        <translation>pcall(function() f(x) end) zu pcall(f, x)</translation>
    </message>
    <message>
        <source>plain text</source>
        <translation>einfacher Text</translation>
    </message>
    <message>
        <source>property read by an __index function in a loop to a local</source>
        <translation>Eigenschaft, in einer Schleife durch eine __index-Funktion gelesen, zu einer lokalen Variable</translation>
    </message>
    <message>
        <source>proven by rule</source>
        <translation>durch Regel bewiesen</translation>
    </message>
    <message>
        <source>proven by rule, and run before and after</source>
        <translation>durch Regel bewiesen, und vorher und nachher ausgeführt</translation>
    </message>
    <message>
        <source>question {1}</source>
        <translation>Frage {1}</translation>
    </message>
    <message>
        <source>questions {1} and {2}</source>
        <translation>Fragen {1} und {2}</translation>
    </message>
    <message>
        <source>run before and after</source>
        <translation>vorher und nachher ausgeführt</translation>
    </message>
    <message>
        <source>s = s .. x 4,000 times to table.concat</source>
        <translation>s = s .. x 4.000-mal zu table.concat</translation>
    </message>
    <message>
        <source>s:byte(i) to string.byte(s, i)</source>
        <translation>s:byte(i) zu string.byte(s, i)</translation>
    </message>
    <message>
        <source>s:len() to #s</source>
        <translation>s:len() zu #s</translation>
    </message>
    <message>
        <source>s:sub(i, i) == 'a' to string.byte(s, i) == 97</source>
        <translation>s:sub(i, i) == 'a' zu string.byte(s, i) == 97</translation>
    </message>
    <message>
        <source>s:sub(i, i) to string.sub(s, i, i)</source>
        <translation>s:sub(i, i) zu string.sub(s, i, i)</translation>
    </message>
    <message>
        <source>script with getfenv() to one without</source>
        <translation>Skript mit getfenv() zu einem ohne</translation>
    </message>
    <message>
        <source>search by a loop to table.find</source>
        <translation>Suche in einer Schleife zu table.find</translation>
    </message>
    <message>
        <source>select counts the arguments where they are, and no table is made.</source>
        <translation>select zählt die Argumente, wo sie sind, und keine Tabelle entsteht.</translation>
    </message>
    <message>
        <source>select in a loop</source>
        <translation>select in einer Schleife</translation>
    </message>
    <message>
        <source>select(i, ...) in a loop to {...}</source>
        <translation>select(i, ...) in einer Schleife zu {...}</translation>
    </message>
    <message>
        <source>self.a.b read in a loop to a local</source>
        <translation>self.a.b, in einer Schleife gelesen, zu einer lokalen Variable</translation>
    </message>
    <message>
        <source>self.a.b.c read four times to a local</source>
        <translation>self.a.b.c, viermal gelesen, zu einer lokalen Variable</translation>
    </message>
    <message>
        <source>self.n += v in a loop to a local and back</source>
        <translation>self.n += v in einer Schleife zu einer lokalen Variable und zurück</translation>
    </message>
    <message>
        <source>short answer</source>
        <translation>Kurzantwort</translation>
    </message>
    <message>
        <source>stopped unexpectedly</source>
        <translation>hat sich unerwartet beendet</translation>
    </message>
    <message>
        <source>string.byte looks at one character without making a string of it; {1} is the byte {2}.</source>
        <translation>string.byte sieht sich ein Zeichen an, ohne eine Zeichenkette daraus zu machen; {1} ist das Byte {2}.</translation>
    </message>
    <message>
        <source>string.format('%s:%s', a, b) to an interpolated string</source>
        <translation>string.format('%s:%s', a, b) zu einer interpolierten Zeichenkette</translation>
    </message>
    <message>
        <source>string.len(s) to #s</source>
        <translation>string.len(s) zu #s</translation>
    </message>
    <message>
        <source>string.sub(s, i, i) == 'a' to string.byte(s, i) == 97</source>
        <translation>string.sub(s, i, i) == 'a' zu string.byte(s, i) == 97</translation>
    </message>
    <message>
        <source>t = {} in each round to table.clear(t)</source>
        <translation>t = {} in jeder Runde zu table.clear(t)</translation>
    </message>
    <message>
        <source>t = {}, t.a =, t.b = to one constructor</source>
        <translation>t = {}, t.a =, t.b = zu einem Konstruktor</translation>
    </message>
    <message>
        <source>t[i] read three times to a local</source>
        <translation>t[i], dreimal gelesen, zu einer lokalen Variable</translation>
    </message>
    <message>
        <source>table copied by pairs to table.clone</source>
        <translation>mit pairs kopierte Tabelle zu table.clone</translation>
    </message>
    <message>
        <source>table.find to a local of it</source>
        <translation>table.find zu einer lokalen Variablen davon</translation>
    </message>
    <message>
        <source>table.foreach(t, f) to a for loop</source>
        <translation>table.foreach(t, f) zu for-Schleife</translation>
    </message>
    <message>
        <source>table.insert(t, 1, v) in a loop to appending and reversing</source>
        <translation>table.insert(t, 1, v) in einer Schleife zu Anfügen und Umdrehen</translation>
    </message>
    <message>
        <source>table.insert(t, v) to t[#t + 1] = v</source>
        <translation>table.insert(t, v) zu t[#t + 1] = v</translation>
    </message>
    <message>
        <source>table.pack(...) to {...}</source>
        <translation>table.pack(...) zu {...}</translation>
    </message>
    <message>
        <source>table.remove(t, 1) to a head index</source>
        <translation>table.remove(t, 1) zu einem Zähler für den Anfang</translation>
    </message>
    <message>
        <source>table.sort(t, function(a, b) return a &lt; b end) to table.sort(t)</source>
        <translation>table.sort(t, function(a, b) return a &lt; b end) zu table.sort(t)</translation>
    </message>
    <message>
        <source>table.unpack is the same function as unpack</source>
        <translation>table.unpack ist dieselbe Funktion wie unpack</translation>
    </message>
    <message>
        <source>tables of x, y and z to vectors</source>
        <translation>Tabellen aus x, y und z zu Vektoren</translation>
    </message>
    <message>
        <source>task.defer runs the function later in the same frame. spawn waits at least 29 milliseconds and is held back further when many scripts wait.</source>
        <translation>task.defer führt die Funktion später im selben Frame aus. spawn wartet mindestens 29 Millisekunden und wird weiter zurückgehalten, wenn viele Skripte warten.</translation>
    </message>
    <message>
        <source>task.delay runs the function in the first frame after the time is up. delay needs at least 29 milliseconds and is held back further when many scripts wait.</source>
        <translation>task.delay führt die Funktion im ersten Frame aus, nachdem die Zeit um ist. delay braucht mindestens 29 Millisekunden und wird weiter zurückgehalten, wenn viele Skripte warten.</translation>
    </message>
    <message>
        <source>task.wait goes on in the first frame after the time is up. wait needs at least 29 milliseconds and is held back further when many scripts wait.</source>
        <translation>task.wait macht im ersten Frame weiter, nachdem die Zeit um ist. wait braucht mindestens 29 Millisekunden und wird weiter zurückgehalten, wenn viele Skripte warten.</translation>
    </message>
    <message>
        <source>template_data has no {1}, which the text asks for.</source>
        <translation>In template_data fehlt {1}, das der Text verlangt.</translation>
    </message>
    <message>
        <source>template_data has {1}, which the text does not ask for.</source>
        <translation>In template_data steht {1}, das der Text nicht verlangt.</translation>
    </message>
    <message>
        <source>text_content holds control characters.</source>
        <translation>text_content enthält Steuerzeichen.</translation>
    </message>
    <message>
        <source>the arguments of a method call</source>
        <translation>die Argumente eines Methodenaufrufs</translation>
    </message>
    <message>
        <source>the character U+{1}</source>
        <translation>das Zeichen U+{1}</translation>
    </message>
    <message>
        <source>the character {1}</source>
        <translation>das Zeichen {1}</translation>
    </message>
    <message>
        <source>the code is nested more than {1} levels deep; simplify it to continue</source>
        <translation>der Code ist mehr als {1} Ebenen tief verschachtelt; vereinfachen Sie ihn, um fortzufahren</translation>
    </message>
    <message>
        <source>the connection was closed</source>
        <translation>die Verbindung wurde geschlossen</translation>
    </message>
    <message>
        <source>the edited script</source>
        <translation>das geänderte Skript</translation>
    </message>
    <message>
        <source>the model</source>
        <translation>das Modell</translation>
    </message>
    <message>
        <source>the number {1}</source>
        <translation>die Zahl {1}</translation>
    </message>
    <message>
        <source>the packs {1}</source>
        <translation>die Pakete {1}</translation>
    </message>
    <message>
        <source>the script</source>
        <translation>das Skript</translation>
    </message>
    <message>
        <source>the string {1}</source>
        <translation>die Zeichenkette {1}</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>dieser Computer</translation>
    </message>
    <message>
        <source>this, or a part of it, is a file, not a folder. Move that file away</source>
        <translation>dies, oder ein Teil davon, ist eine Datei, kein Ordner. Verschieben Sie diese Datei</translation>
    </message>
    <message>
        <source>thread error</source>
        <translation>Fehler in einem Thread</translation>
    </message>
    <message>
        <source>tick follows the clock and the time zone of the device. os.clock measures spans of time and os.time gives the date, but they count from another moment, so all places that compare times have to change together.</source>
        <translation>tick folgt der Uhr und der Zeitzone des Geräts. os.clock misst Zeitspannen und os.time gibt das Datum, aber sie zählen von einem anderen Zeitpunkt an, deshalb müssen alle Stellen, die Zeiten vergleichen, zusammen geändert werden.</translation>
    </message>
    <message>
        <source>to close the type arguments</source>
        <translation>um die Typargumente zu schließen</translation>
    </message>
    <message>
        <source>tostring before joining</source>
        <translation>tostring vor dem Verbinden</translation>
    </message>
    <message>
        <source>tostring to a local of it</source>
        <translation>tostring zu einer lokalen Variablen davon</translation>
    </message>
    <message>
        <source>tostring(x) .. s to x .. s</source>
        <translation>tostring(x) .. s zu x .. s</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>wahr oder falsch</translation>
    </message>
    <message>
        <source>type to a local of it</source>
        <translation>type zu einer lokalen Variablen davon</translation>
    </message>
    <message>
        <source>unpack(t) to table.unpack(t)</source>
        <translation>unpack(t) zu table.unpack(t)</translation>
    </message>
    <message>
        <source>unused local computation removed</source>
        <translation>unbenutzte lokale Berechnung entfernt</translation>
    </message>
    <message>
        <source>was not ready after {1} seconds</source>
        <translation>war nach {1} Sekunden nicht bereit</translation>
    </message>
    <message>
        <source>web page</source>
        <translation>Webseite</translation>
    </message>
    <message>
        <source>which does not tell its version</source>
        <translation>das seine Version nicht nennt</translation>
    </message>
    <message>
        <source>while i &lt;= n with i += 1 to a numeric for</source>
        <translation>while i &lt;= n mit i += 1 zu einem numerischen for</translation>
    </message>
    <message>
        <source>x % 2 to bit32.band(x, 1)</source>
        <translation>x % 2 zu bit32.band(x, 1)</translation>
    </message>
    <message>
        <source>x = x or d to if x == nil then x = d end</source>
        <translation>x = x or d zu if x == nil then x = d end</translation>
    </message>
    <message>
        <source>x/2 to x*0.5</source>
        <translation>x/2 zu x*0.5</translation>
    </message>
    <message>
        <source>x^0.5 to math.sqrt(x)</source>
        <translation>x^0.5 zu math.sqrt(x)</translation>
    </message>
    <message>
        <source>x^2 to x*x</source>
        <translation>x^2 zu x*x</translation>
    </message>
    <message>
        <source>{1#} more of the same</source>
        <translation>{1#} weitere derselben Art</translation>
    </message>
    <message>
        <source>{1#} to {2#}</source>
        <translation>{1#} bis {2#}</translation>
    </message>
    <message>
        <source>{1#} to {2#} times</source>
        <translation>{1#}- bis {2#}-mal</translation>
    </message>
    <message>
        <source>{1} (luau-analyze on this computer, {2})</source>
        <translation>{1} (luau-analyze auf diesem Computer, {2})</translation>
    </message>
    <message>
        <source>{1} Install the same version of both.</source>
        <translation>{1} Installieren Sie von beiden dieselbe Version.</translation>
    </message>
    <message>
        <source>{1} Nothing was changed. Check the card in the customer portal and try again.</source>
        <translation>{1} Es wurde nichts geändert. Prüfen Sie die Karte im Kundenportal und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>{1} and {2#} more</source>
        <translation>{1} und {2#} weitere</translation>
    </message>
    <message>
        <source>{1} and {2} questions are made instead.</source>
        <translation>Stattdessen entstehen Fragen der Arten {1} und {2}.</translation>
    </message>
    <message>
        <source>{1} appended to {2} by table.move</source>
        <translation>{1} mit table.move an {2} angefügt</translation>
    </message>
    <message>
        <source>{1} are first mentioned here, at the top level of the script, so every later use sees the local. Other scripts cannot see a script's globals, and nothing here looks them up by name.</source>
        <translation>{1} werden hier, auf der obersten Ebene des Skripts, zum ersten Mal erwähnt, sodass jede spätere Verwendung die lokalen Variablen sieht. Andere Skripte sehen die globalen Variablen eines Skripts nicht, und nichts hier sucht sie über den Namen.</translation>
    </message>
    <message>
        <source>{1} asked for it to stop.</source>
        <translation>{1} wollte, dass es anhält.</translation>
    </message>
    <message>
        <source>{1} asks for a key. {2}</source>
        <translation>{1} verlangt einen Schlüssel. {2}</translation>
    </message>
    <message>
        <source>{1} belongs to no plan of this server.</source>
        <translation>{1} gehört zu keinem Tarif dieses Servers.</translation>
    </message>
    <message>
        <source>{1} belongs to nobody in your organization. An admin can allow mail to other people.</source>
        <translation>{1} gehört niemandem in Ihrer Organisation. Mail an andere Personen kann die Administration erlauben.</translation>
    </message>
    <message>
        <source>{1} broke off in the middle of its answer.</source>
        <translation>{1} brach mitten in der Antwort ab.</translation>
    </message>
    <message>
        <source>{1} cannot be followed: it is a circle of links, or no path.</source>
        <translation>{1} lässt sich nicht verfolgen: Die Verknüpfungen führen im Kreis, oder es ist kein Pfad.</translation>
    </message>
    <message>
        <source>{1} cannot be scheduled. What can: {2}.</source>
        <translation>{1} lässt sich nicht planen. Was sich planen lässt: {2}.</translation>
    </message>
    <message>
        <source>{1} changes applied</source>
        <translation>{1} Änderungen übernommen</translation>
    </message>
    <message>
        <source>{1} did not finish its answer within {2} seconds. A smaller model is quicker.</source>
        <translation>{1} hat die Antwort nicht innerhalb von {2} Sekunden beendet. Ein kleineres Modell ist schneller.</translation>
    </message>
    <message>
        <source>{1} does not accept this key. {2}</source>
        <translation>{1} nimmt diesen Schlüssel nicht an. {2}</translation>
    </message>
    <message>
        <source>{1} does not end by itself.</source>
        <translation>{1} endet nicht von selbst.</translation>
    </message>
    <message>
        <source>{1} does not exist.</source>
        <translation>{1} gibt es nicht.</translation>
    </message>
    <message>
        <source>{1} edit that a rule proves was left out: a run before and after came out different. That should not happen; please report it. {2}</source>
        <translation>{1} Änderung, die eine Regel beweist, wurde weggelassen: Ein Lauf vorher und nachher ergab nicht dasselbe. Das sollte nicht vorkommen; bitte melden Sie es. {2}</translation>
    </message>
    <message>
        <source>{1} edits that a rule proves were left out: a run before and after came out different. That should not happen; please report it. {2}</source>
        <translation>{1} Änderungen, die eine Regel beweist, wurden weggelassen: Ein Lauf vorher und nachher ergab nicht dasselbe. Das sollte nicht vorkommen; bitte melden Sie es. {2}</translation>
    </message>
    <message>
        <source>{1} effect in the same order.</source>
        <translation>{1} Wirkung in gleicher Reihenfolge.</translation>
    </message>
    <message>
        <source>{1} effects in the same order.</source>
        <translation>{1} Wirkungen in gleicher Reihenfolge.</translation>
    </message>
    <message>
        <source>{1} filled from behind and turned round</source>
        <translation>{1} von hinten gefüllt und umgedreht</translation>
    </message>
    <message>
        <source>{1} has trouble of its own (HTTP {2}). Try again later.</source>
        <translation>{1} hat selbst Schwierigkeiten (HTTP {2}). Versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>{1} invitations are open. Withdraw some that nobody will accept.</source>
        <translation>{1} Einladungen sind offen. Ziehen Sie welche zurück, die niemand annehmen wird.</translation>
    </message>
    <message>
        <source>{1} is at an address that no service has. Check what the name stands for.</source>
        <translation>{1} liegt an einer Adresse, die kein Dienst hat. Prüfen Sie, wofür der Name steht.</translation>
    </message>
    <message>
        <source>{1} is first mentioned here, at the top level of the script, so every later use sees the local. Other scripts cannot see a script's globals, and nothing here looks them up by name.</source>
        <translation>{1} wird hier, auf der obersten Ebene des Skripts, zum ersten Mal erwähnt, sodass jede spätere Verwendung die lokale Variable sieht. Andere Skripte sehen die globalen Variablen eines Skripts nicht, und nichts hier sucht sie über den Namen.</translation>
    </message>
    <message>
        <source>{1} is for quizzes. Choose Word, PDF, Markdown or HTML for a lesson.</source>
        <translation>{1} ist für Quizze. Wählen Sie für eine Stunde Word, PDF, Markdown oder HTML.</translation>
    </message>
    <message>
        <source>{1} is longer than {2} characters.</source>
        <translation>{1} ist länger als {2} Zeichen.</translation>
    </message>
    <message>
        <source>{1} is never read or assigned again, and computing its value can neither fail nor do anything.</source>
        <translation>{1} wird nie gelesen oder erneut zugewiesen, und die Berechnung des Werts kann weder fehlschlagen noch etwas bewirken.</translation>
    </message>
    <message>
        <source>{1} is no part of this project.</source>
        <translation>{1} gehört nicht zu diesem Projekt.</translation>
    </message>
    <message>
        <source>{1} is no time zone. Name one such as Europe/Berlin or America/New_York.</source>
        <translation>{1} ist keine Zeitzone. Nennen Sie eine wie Europe/Berlin oder America/New_York.</translation>
    </message>
    <message>
        <source>{1} is not sold any more.</source>
        <translation>{1} wird nicht mehr verkauft.</translation>
    </message>
    <message>
        <source>{1} is of a kind that is not sent. These are: {2}.</source>
        <translation>Dateien wie {1} werden nicht gesendet. Möglich sind: {2}.</translation>
    </message>
    <message>
        <source>{1} is paid again and again, so it is no payment that is made once.</source>
        <translation>{1} wird wiederkehrend bezahlt und ist deshalb keine einmalige Zahlung.</translation>
    </message>
    <message>
        <source>{1} is paid once, so it cannot be subscribed to.</source>
        <translation>{1} wird einmal bezahlt und kann deshalb nicht abonniert werden.</translation>
    </message>
    <message>
        <source>{1} is paid once, so it is no subscription.</source>
        <translation>{1} wird einmal bezahlt und ist deshalb kein Abonnement.</translation>
    </message>
    <message>
        <source>{1} kept in a local during the loop</source>
        <translation>{1} während der Schleife in einer lokalen Variable gehalten</translation>
    </message>
    <message>
        <source>{1} leads out of the folder of the project file, and is not read.</source>
        <translation>{1} führt aus dem Ordner der Projektdatei hinaus und wird nicht gelesen.</translation>
    </message>
    <message>
        <source>{1} made by table.clone</source>
        <translation>{1} mit table.clone erzeugt</translation>
    </message>
    <message>
        <source>{1} modules of the project were loaded by require: {2}.</source>
        <translation>{1} Module des Projekts wurden mit require geladen: {2}.</translation>
    </message>
    <message>
        <source>{1} must be an address that begins with http:// or https://.</source>
        <translation>{1} muss eine Adresse sein, die mit http:// oder https:// beginnt.</translation>
    </message>
    <message>
        <source>{1} must be on one line.</source>
        <translation>{1} muss auf einer Zeile stehen.</translation>
    </message>
    <message>
        <source>{1} must lead to this server, {2}.</source>
        <translation>{1} muss zu diesem Server führen, {2}.</translation>
    </message>
    <message>
        <source>{1} of its questions was refused.</source>
        <translation>{1} seiner Fragen wurde abgelehnt.</translation>
    </message>
    <message>
        <source>{1} of its questions were refused.</source>
        <translation>{1} seiner Fragen wurden abgelehnt.</translation>
    </message>
    <message>
        <source>{1} of them are the same things under their current names: {2}.</source>
        <translation>{1} davon sind dasselbe unter den heutigen Namen: {2}.</translation>
    </message>
    <message>
        <source>{1} of {2} questions are at the level {3}</source>
        <translation>{1} von {2} Fragen liegen auf der Stufe {3}</translation>
    </message>
    <message>
        <source>{1} of {2} questions ask for what is NOT so.</source>
        <translation>{1} von {2} Fragen fragen nach dem, was NICHT gilt.</translation>
    </message>
    <message>
        <source>{1} of {2} questions was written by {3} at {4} and passed the checks.</source>
        <translation>{1} von {2} Fragen hat {3} bei {4} geschrieben; sie hat die Prüfung bestanden.</translation>
    </message>
    <message>
        <source>{1} of {2} questions were written by {3} at {4} and passed the checks.</source>
        <translation>{1} von {2} Fragen hat {3} bei {4} geschrieben; sie haben die Prüfung bestanden.</translation>
    </message>
    <message>
        <source>{1} page holds no text (pictures, or nothing at all).</source>
        <translation>{1} Seite enthält keinen Text (Bilder oder gar nichts).</translation>
    </message>
    <message>
        <source>{1} pages hold no text (pictures, or nothing at all).</source>
        <translation>{1} Seiten enthalten keinen Text (Bilder oder gar nichts).</translation>
    </message>
    <message>
        <source>{1} paragraph in {2} was left out.</source>
        <translation>{1} Absatz auf {2} wurde weggelassen.</translation>
    </message>
    <message>
        <source>{1} paragraphs in {2} were left out.</source>
        <translation>{1} Absätze auf {2} wurden weggelassen.</translation>
    </message>
    <message>
        <source>{1} pays for a subscription. Cancel it first, at once or with its period.</source>
        <translation>{1} bezahlt ein Abonnement. Kündigen Sie es zuerst, sofort oder zum Ende des Zeitraums.</translation>
    </message>
    <message>
        <source>{1} people are the most who can be invited in a day. Go on tomorrow.</source>
        <translation>Mehr als {1} Personen können an einem Tag nicht eingeladen werden. Machen Sie morgen weiter.</translation>
    </message>
    <message>
        <source>{1} place modernised</source>
        <translation>{1} Stelle modernisiert</translation>
    </message>
    <message>
        <source>{1} place was modernised, as you asked.</source>
        <translation>{1} Stelle wurde modernisiert, wie gewünscht.</translation>
    </message>
    <message>
        <source>{1} places modernised</source>
        <translation>{1} Stellen modernisiert</translation>
    </message>
    <message>
        <source>{1} places were modernised, as you asked.</source>
        <translation>{1} Stellen wurden modernisiert, wie gewünscht.</translation>
    </message>
    <message>
        <source>{1} question is {2} instead.</source>
        <translation>{1} Frage ist stattdessen: {2}.</translation>
    </message>
    <message>
        <source>{1} questions</source>
        <translation>{1} Fragen</translation>
    </message>
    <message>
        <source>{1} questions are {2} instead.</source>
        <translation>{1} Fragen sind stattdessen: {2}.</translation>
    </message>
    <message>
        <source>{1} questions were asked for; the text holds {2} good ones.</source>
        <translation>{1} Fragen waren gewünscht; der Text gibt {2} gute her.</translation>
    </message>
    <message>
        <source>{1} questions were asked for; there are {2} good ones of this kind.</source>
        <translation>{1} Fragen waren gewünscht; gute dieser Art gibt es {2}.</translation>
    </message>
    <message>
        <source>{1} questions were asked for; there are {2} that passed the checks.</source>
        <translation>{1} Fragen waren gewünscht; {2} haben die Prüfung bestanden.</translation>
    </message>
    <message>
        <source>{1} read once</source>
        <translation>{1} einmal gelesen</translation>
    </message>
    <message>
        <source>{1} refused the request (HTTP {2}).</source>
        <translation>{1} hat die Anfrage abgelehnt (HTTP {2}).</translation>
    </message>
    <message>
        <source>{1} refused the request (HTTP {2}): {3}</source>
        <translation>{1} hat die Anfrage abgelehnt (HTTP {2}): {3}</translation>
    </message>
    <message>
        <source>{1} sections, {2} minutes</source>
        <translation>{1} Abschnitte, {2} Minuten</translation>
    </message>
    <message>
        <source>{1} sends requests elsewhere, and the key must not follow. Enter the final address.</source>
        <translation>{1} leitet Anfragen weiter, und der Schlüssel darf nicht mitgehen. Geben Sie die endgültige Adresse ein.</translation>
    </message>
    <message>
        <source>{1} sentence that speaks to a computer program instead of a reader was left out.</source>
        <translation>{1} Satz, der zu einem Computerprogramm statt zu Lesenden spricht, wurde weggelassen.</translation>
    </message>
    <message>
        <source>{1} sentences that speak to a computer program instead of a reader were left out.</source>
        <translation>{1} Sätze, die zu einem Computerprogramm statt zu Lesenden sprechen, wurden weggelassen.</translation>
    </message>
    <message>
        <source>{1} stops with an error here.</source>
        <translation>{1} hält hier mit einem Fehler an.</translation>
    </message>
    <message>
        <source>{1} table of the file was left out.</source>
        <translation>{1} Tabelle der Datei wurde weggelassen.</translation>
    </message>
    <message>
        <source>{1} tables of the file were left out.</source>
        <translation>{1} Tabellen der Datei wurden weggelassen.</translation>
    </message>
    <message>
        <source>{1} takes no more requests for now. Try again in {2} seconds, or check what your plan allows.</source>
        <translation>{1} nimmt zurzeit keine Anfragen mehr an. Versuchen Sie es in {2} Sekunden erneut, oder prüfen Sie, was Ihr Tarif erlaubt.</translation>
    </message>
    <message>
        <source>{1} takes no more requests for now. Try again later, or check what your plan allows.</source>
        <translation>{1} nimmt zurzeit keine Anfragen mehr an. Versuchen Sie es später erneut, oder prüfen Sie, was Ihr Tarif erlaubt.</translation>
    </message>
    <message>
        <source>{1} tasks are waiting already. Try again when some of them are done.</source>
        <translation>{1} Aufgaben warten schon. Versuchen Sie es noch einmal, wenn einige davon fertig sind.</translation>
    </message>
    <message>
        <source>{1} was stopped, {2}.</source>
        <translation>{1} wurde angehalten, {2}.</translation>
    </message>
    <message>
        <source>{1} with a head index</source>
        <translation>{1} mit Zähler für den Anfang</translation>
    </message>
    <message>
        <source>{1} {2}, from line {3} on. They are not listed one by one.</source>
        <translation>{1} {2}, ab Zeile {3}. Sie werden nicht einzeln aufgeführt.</translation>
    </message>
    <message>
        <source>{1} {2}, so it is no OpenAI-compatible address. Such an address often ends in /v1.</source>
        <translation>{1} {2}; es ist also keine OpenAI-kompatible Adresse. Eine solche Adresse endet oft auf /v1.</translation>
    </message>
    <message>
        <source>{1}, by which clients find this server, cannot be written: {2}.</source>
        <translation>{1}, worüber dieser Server gefunden wird, lässt sich nicht schreiben: {2}.</translation>
    </message>
    <message>
        <source>{1}, which the bundled Luau does not accept ({2})</source>
        <translation>{1}, was das mitgelieferte Luau nicht annimmt ({2})</translation>
    </message>
    <message>
        <source>{1}, {2} change applied</source>
        <translation>{1}, {2} Änderung übernommen</translation>
    </message>
    <message>
        <source>{1}, {2} changes applied</source>
        <translation>{1}, {2} Änderungen übernommen</translation>
    </message>
    <message>
        <source>{1}. Measured: {2} (1 is no difference).</source>
        <translation>{1}. Gemessen: {2} (1 heißt: kein Unterschied).</translation>
    </message>
    <message>
        <source>{1}. Questions can be made offline from English texts only.</source>
        <translation>{1}. Ohne Netz entstehen Fragen nur aus englischen Texten.</translation>
    </message>
    <message>
        <source>{1}. Tasks run all the same.</source>
        <translation>{1}. Aufgaben laufen trotzdem.</translation>
    </message>
    <message>
        <source>{1}.{2} called as a local function</source>
        <translation>{1}.{2} als lokale Funktion aufgerufen</translation>
    </message>
    <message>
        <source>{1}: "$className" is no name of a class.</source>
        <translation>{1}: „$className“ ist kein Name einer Klasse.</translation>
    </message>
    <message>
        <source>{1}: "$path" is no path.</source>
        <translation>{1}: „$path“ ist kein Pfad.</translation>
    </message>
    <message>
        <source>{1}: An instance must be a JSON object.</source>
        <translation>{1}: Eine Instanz muss ein JSON-Objekt sein.</translation>
    </message>
    <message>
        <source>{1}: It nests more than {2} deep.</source>
        <translation>{1}: Mehr als {2} Ebenen tief verschachtelt.</translation>
    </message>
    <message>
        <source>{1}: a link leads back to a folder above it; it was left out.</source>
        <translation>{1}: Eine Verknüpfung führt zurück in einen Ordner darüber; sie wurde weggelassen.</translation>
    </message>
    <message>
        <source>{1}: a name or a depth that Roblox does not take; it was left out.</source>
        <translation>{1}: Name oder Tiefe nimmt Roblox nicht an; es wurde weggelassen.</translation>
    </message>
    <message>
        <source>{1}: it cannot be read: {2}.</source>
        <translation>{1}: nicht lesbar: {2}.</translation>
    </message>
    <message>
        <source>{1}: it contains itself; it was left out.</source>
        <translation>{1}: enthält sich selbst; es wurde weggelassen.</translation>
    </message>
    <message>
        <source>{1}: it leads out of the folder of the project; it was left out.</source>
        <translation>{1}: führt aus dem Ordner des Projekts hinaus; es wurde weggelassen.</translation>
    </message>
    <message>
        <source>{1}: the link leads nowhere; it was left out.</source>
        <translation>{1}: Die Verknüpfung führt ins Leere; sie wurde weggelassen.</translation>
    </message>
    <message>
        <source>{1}: two files give it; the second was left out.</source>
        <translation>{1}: Zwei Dateien ergeben es; die zweite wurde weggelassen.</translation>
    </message>
    <message>
        <source>{1}: {2#} times as fast</source>
        <translation>{1}: {2#}-mal so schnell</translation>
    </message>
    <message>
        <source>{1}: {2#} to {3#} times as fast</source>
        <translation>{1}: {2#}- bis {3#}-mal so schnell</translation>
    </message>
    <message>
        <source>{1}: {2} An admin can lift that.</source>
        <translation>{1}: {2} Die Administration kann das aufheben.</translation>
    </message>
    <message>
        <source>{1}: {2} Nothing was written.</source>
        <translation>{1}: {2} Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>{1}: {2}. Nothing was changed.</source>
        <translation>{1}: {2}. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>{1}; {2} were asked for.</source>
        <translation>{1}; gewünscht waren {2}.</translation>
    </message>
    <message>
        <source>{1}{2}. Make it a folder that you can write to</source>
        <translation>{1}{2}. Machen Sie daraus einen Ordner, in den Sie schreiben können</translation>
    </message>
    <message>
        <source>{} to table.create(n), filled in order</source>
        <translation>{} zu table.create(n), der Reihe nach gefüllt</translation>
    </message>
    <message>
        <source>“{1}” after the blank goes with some options only.</source>
        <translation>„{1}“ nach der Lücke passt nur zu manchen Antworten.</translation>
    </message>
    <message>
        <source>“{1}” and the answer “{2}” say the same.</source>
        <translation>„{1}“ und die Antwort „{2}“ sagen dasselbe.</translation>
    </message>
    <message>
        <source>“{1}” and “{2}” can mean the same</source>
        <translation>„{1}“ und „{2}“ können dasselbe bedeuten</translation>
    </message>
    <message>
        <source>“{1}” asks for an opinion, and the key is a fact.</source>
        <translation>„{1}“ fragt nach einer Meinung, und die Lösung ist eine Tatsache.</translation>
    </message>
    <message>
        <source>“{1}” asks to {2}, and the question counts as {3}.</source>
        <translation>„{1}“ verlangt {2}, und die Frage zählt als {3}.</translation>
    </message>
    <message>
        <source>“{1}” before the blank goes with some options only; write “a(n)”.</source>
        <translation>„{1}“ vor der Lücke passt nur zu manchen Antworten; schreiben Sie „a(n)“.</translation>
    </message>
    <message>
        <source>“{1}” could be right too: {2}.</source>
        <translation>„{1}“ könnte auch stimmen: {2}.</translation>
    </message>
    <message>
        <source>“{1}” does not stand in the quoted sentence.</source>
        <translation>„{1}“ steht nicht im zitierten Satz.</translation>
    </message>
    <message>
        <source>“{1}” is a wider word for “{2}”</source>
        <translation>„{1}“ ist ein Oberbegriff von „{2}“</translation>
    </message>
    <message>
        <source>“{1}” is better put another way.</source>
        <translation>„{1}“ sagt man besser anders.</translation>
    </message>
    <message>
        <source>“{1}” is named like a {2}, and was read as what it is: {3}.</source>
        <translation>„{1}“ heißt wie ein {2} und wurde als das gelesen, was es ist: {3}.</translation>
    </message>
    <message>
        <source>“{1}” is not filled in here. Only names such as ${name} are.</source>
        <translation>„{1}“ wird hier nicht ausgefüllt, nur Namen wie ${name}.</translation>
    </message>
    <message>
        <source>“{1}” is not read as a grade. Write it as 5, Grade 5, K or 9-12.</source>
        <translation>„{1}“ lässt sich nicht als Klassenstufe lesen. Schreiben Sie 5, Grade 5, K oder 9-12.</translation>
    </message>
    <message>
        <source>“{1}” is what the answer “{2}” is a kind of.</source>
        <translation>„{1}“ ist das, wovon die Antwort „{2}“ eine Art ist.</translation>
    </message>
    <message>
        <source>“{1}” is written for grades {2}, the nearest there are.</source>
        <translation>„{1}“ ist für die Klassenstufen {2} geschrieben, näher gibt es nichts.</translation>
    </message>
    <message>
        <source>“{1}” itself is asked about in {2} of {3} questions, and what belongs to it in the others.</source>
        <translation>Nach „{1}“ selbst fragen {2} von {3} Fragen, die anderen nach dem, was dazugehört.</translation>
    </message>
    <message>
        <source>“{1}” of the word bank could be right too: {2}.</source>
        <translation>„{1}“ aus dem Wortspeicher könnte auch stimmen: {2}.</translation>
    </message>
    <message>
        <source>“{1}” of the word bank is right too.</source>
        <translation>„{1}“ aus dem Wortspeicher stimmt auch.</translation>
    </message>
    <message>
        <source>“{1}” of the word bank stands in the same sentence of the source.</source>
        <translation>„{1}“ aus dem Wortspeicher steht im selben Satz der Quelle.</translation>
    </message>
    <message>
        <source>“{1}” shares a word with its match: {2}.</source>
        <translation>„{1}“ hat ein Wort mit seiner Zuordnung gemeinsam: {2}.</translation>
    </message>
    <message>
        <source>“{1}” stands in the same sentence of the source as the answer.</source>
        <translation>„{1}“ steht im selben Satz der Quelle wie die Antwort.</translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source> (the first of {n})</source>
        <translation> (die ersten von {n})</translation>
    </message>
    <message>
        <source> ({minutes} min)</source>
        <translation> ({minutes} Min)</translation>
    </message>
    <message>
        <source>0 s</source>
        <translation>0 s</translation>
    </message>
    <message numerus="yes">
        <source>1 AI token a month</source>
        <comment>{n} AI tokens a month</comment>
        <translation>
            <numerusform>1 KI-Token im Monat</numerusform>
            <numerusform>{n} KI-Token im Monat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 address</source>
        <comment>{n} addresses</comment>
        <translation>
            <numerusform>1 Adresse</numerusform>
            <numerusform>{n} Adressen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 answer is still to be marked</source>
        <comment>{n} answers are still to be marked</comment>
        <translation>
            <numerusform>1 Antwort ist noch zu bewerten</numerusform>
            <numerusform>{n} Antworten sind noch zu bewerten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 answer to be marked</source>
        <comment>{n} answers to be marked</comment>
        <translation>
            <numerusform>1 Antwort noch zu bewerten</numerusform>
            <numerusform>{n} Antworten noch zu bewerten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 attempt</source>
        <comment>{n} attempts</comment>
        <translation>
            <numerusform>1 Versuch</numerusform>
            <numerusform>{n} Versuche</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 attempt left</source>
        <comment>{n} attempts left</comment>
        <translation>
            <numerusform>noch 1 Versuch</numerusform>
            <numerusform>noch {n} Versuche</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 call with made-up arguments, the same before and after</source>
        <comment>{n} calls with made-up arguments, all the same before and after</comment>
        <translation>
            <numerusform>1 Aufruf mit erdachten Argumenten, vorher und nachher gleich</numerusform>
            <numerusform>{n} Aufrufe mit erdachten Argumenten, alle vorher und nachher gleich</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 change</source>
        <comment>{n} changes</comment>
        <translation>
            <numerusform>1 Änderung</numerusform>
            <numerusform>{n} Änderungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 change left out.</source>
        <comment>{n} changes left out.</comment>
        <translation>
            <numerusform>1 Änderung weggelassen.</numerusform>
            <numerusform>{n} Änderungen weggelassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 day</source>
        <comment>{n} days</comment>
        <translation>
            <numerusform>1 Tag</numerusform>
            <numerusform>{n} Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 day left</source>
        <comment>{n} days left</comment>
        <translation>
            <numerusform>noch 1 Tag</numerusform>
            <numerusform>noch {n} Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 day of history</source>
        <comment>{n} days of history</comment>
        <translation>
            <numerusform>1 Tag Verlauf</numerusform>
            <numerusform>{n} Tage Verlauf</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 edited</source>
        <comment>{n} edited</comment>
        <translation>
            <numerusform>1 bearbeitet</numerusform>
            <numerusform>{n} bearbeitet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 entry is in {path}</source>
        <comment>{n} entries are in {path}</comment>
        <translation>
            <numerusform>1 Eintrag ist in {path}</numerusform>
            <numerusform>{n} Einträge sind in {path}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 entry is shown</source>
        <comment>{n} entries are shown</comment>
        <translation>
            <numerusform>1 Eintrag wird gezeigt</numerusform>
            <numerusform>{n} Einträge werden gezeigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 file restored</source>
        <comment>{n} files restored</comment>
        <translation>
            <numerusform>1 Datei wiederhergestellt</numerusform>
            <numerusform>{n} Dateien wiederhergestellt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 file was not restored</source>
        <comment>{n} files were not restored</comment>
        <translation>
            <numerusform>1 Datei wurde nicht wiederhergestellt</numerusform>
            <numerusform>{n} Dateien wurden nicht wiederhergestellt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 hour left</source>
        <comment>{n} hours left</comment>
        <translation>
            <numerusform>noch 1 Stunde</numerusform>
            <numerusform>noch {n} Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 invited</source>
        <comment>{n} invited</comment>
        <translation>
            <numerusform>1 eingeladen</numerusform>
            <numerusform>{n} eingeladen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 left out</source>
        <comment>{n} left out</comment>
        <translation>
            <numerusform>1 weggelassen</numerusform>
            <numerusform>{n} weggelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 line</source>
        <comment>{n} lines</comment>
        <translation>
            <numerusform>1 Zeile</numerusform>
            <numerusform>{n} Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 mail is shown</source>
        <comment>{n} mails are shown</comment>
        <translation>
            <numerusform>1 Mail wird gezeigt</numerusform>
            <numerusform>{n} Mails werden gezeigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 measured faster</source>
        <comment>{n} measured faster</comment>
        <translation>
            <numerusform>1 gemessen schneller</numerusform>
            <numerusform>{n} gemessen schneller</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 member</source>
        <comment>{n} members</comment>
        <translation>
            <numerusform>1 Mitglied</numerusform>
            <numerusform>{n} Mitglieder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 minute</source>
        <comment>{n} minutes</comment>
        <translation>
            <numerusform>1 Minute</numerusform>
            <numerusform>{n} Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 minute from the start</source>
        <comment>{n} minutes from the start</comment>
        <translation>
            <numerusform>1 Minute ab Beginn</numerusform>
            <numerusform>{n} Minuten ab Beginn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 minute left</source>
        <comment>{n} minutes left</comment>
        <translation>
            <numerusform>noch 1 Minute</numerusform>
            <numerusform>noch {n} Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 model found</source>
        <comment>{n} models found</comment>
        <translation>
            <numerusform>1 Modell gefunden</numerusform>
            <numerusform>{n} Modelle gefunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 more</source>
        <comment>{n} more</comment>
        <translation>
            <numerusform>1 weiteren</numerusform>
            <numerusform>{n} weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 not invited</source>
        <comment>{n} not invited</comment>
        <translation>
            <numerusform>1 nicht eingeladen</numerusform>
            <numerusform>{n} nicht eingeladen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 note</source>
        <comment>{n} notes</comment>
        <translation>
            <numerusform>1 Hinweis</numerusform>
            <numerusform>{n} Hinweise</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 open invitation</source>
        <comment>{n} open invitations</comment>
        <translation>
            <numerusform>1 offene Einladung</numerusform>
            <numerusform>{n} offene Einladungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 place modernised</source>
        <comment>{n} places modernised</comment>
        <translation>
            <numerusform>1 Stelle modernisiert</numerusform>
            <numerusform>{n} Stellen modernisiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 point</source>
        <comment>{n} points</comment>
        <translation>
            <numerusform>1 Punkt</numerusform>
            <numerusform>{n} Punkte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 question</source>
        <comment>{n} questions</comment>
        <translation>
            <numerusform>1 Frage</numerusform>
            <numerusform>{n} Fragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 question has no answer.</source>
        <comment>{n} questions have no answer.</comment>
        <translation>
            <numerusform>1 Frage hat keine Antwort.</numerusform>
            <numerusform>{n} Fragen haben keine Antwort.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 quiz is not handed in. Its answers stay here for your next sign-in, unless you remove them.</source>
        <comment>{n} quizzes are not handed in. Their answers stay here for your next sign-in, unless you remove them.</comment>
        <translation>
            <numerusform>1 Quiz ist nicht abgegeben. Seine Antworten bleiben hier für Ihre nächste Anmeldung, wenn Sie sie nicht entfernen.</numerusform>
            <numerusform>{n} Quizze sind nicht abgegeben. Ihre Antworten bleiben hier für Ihre nächste Anmeldung, wenn Sie sie nicht entfernen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 request waits</source>
        <comment>{n} requests wait</comment>
        <translation>
            <numerusform>1 Anfrage wartet</numerusform>
            <numerusform>{n} Anfragen warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 request waits and is sent when you have signed in.</source>
        <comment>{n} requests wait and are sent when you have signed in.</comment>
        <translation>
            <numerusform>1 Anfrage wartet und wird gesendet, sobald Sie angemeldet sind.</numerusform>
            <numerusform>{n} Anfragen warten und werden gesendet, sobald Sie angemeldet sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 request was not sent yet. It stays here for your next sign-in, unless you remove it.</source>
        <comment>{n} requests were not sent yet. They stay here for your next sign-in, unless you remove them.</comment>
        <translation>
            <numerusform>1 Anfrage wurde noch nicht gesendet. Sie bleibt für Ihre nächste Anmeldung hier, wenn Sie sie nicht entfernen.</numerusform>
            <numerusform>{n} Anfragen wurden noch nicht gesendet. Sie bleiben für Ihre nächste Anmeldung hier, wenn Sie sie nicht entfernen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 run</source>
        <comment>{n} runs</comment>
        <translation>
            <numerusform>1 Lauf</numerusform>
            <numerusform>{n} Läufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 run found</source>
        <comment>{n} runs found</comment>
        <translation>
            <numerusform>1 Lauf gefunden</numerusform>
            <numerusform>{n} Läufe gefunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 run is chosen</source>
        <comment>{n} runs are chosen</comment>
        <translation>
            <numerusform>1 Lauf ist gewählt</numerusform>
            <numerusform>{n} Läufe sind gewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 run is in {path}</source>
        <comment>{n} runs are in {path}</comment>
        <translation>
            <numerusform>1 Lauf steht in {path}</numerusform>
            <numerusform>{n} Läufe stehen in {path}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 run was deleted.</source>
        <comment>{n} runs were deleted.</comment>
        <translation>
            <numerusform>1 Lauf wurde gelöscht.</numerusform>
            <numerusform>{n} Läufe wurden gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 schedule</source>
        <comment>{n} schedules</comment>
        <translation>
            <numerusform>1 Zeitplan</numerusform>
            <numerusform>{n} Zeitpläne</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 script</source>
        <comment>{n} scripts</comment>
        <translation>
            <numerusform>1 Skript</numerusform>
            <numerusform>{n} Skripte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 script was not saved</source>
        <comment>{n} scripts were not saved</comment>
        <translation>
            <numerusform>1 Skript wurde nicht gespeichert</numerusform>
            <numerusform>{n} Skripte wurden nicht gespeichert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 script was written.</source>
        <comment>{n} scripts were written.</comment>
        <translation>
            <numerusform>1 Skript wurde geschrieben.</numerusform>
            <numerusform>{n} Skripte wurden geschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 seat</source>
        <comment>{n} seats</comment>
        <translation>
            <numerusform>1 Platz</numerusform>
            <numerusform>{n} Plätze</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 second left</source>
        <comment>{n} seconds left</comment>
        <translation>
            <numerusform>noch 1 Sekunde</numerusform>
            <numerusform>noch {n} Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 stretch of lines differs</source>
        <comment>{n} stretches of lines differ</comment>
        <translation>
            <numerusform>1 Abschnitt weicht ab</numerusform>
            <numerusform>{n} Abschnitte weichen ab</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 student</source>
        <comment>{n} students</comment>
        <translation>
            <numerusform>1 Schüler</numerusform>
            <numerusform>{n} Schüler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 student has begun</source>
        <comment>{n} students have begun</comment>
        <translation>
            <numerusform>1 hat begonnen</numerusform>
            <numerusform>{n} haben begonnen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 task at once</source>
        <comment>{n} tasks at once</comment>
        <translation>
            <numerusform>1 Aufgabe zugleich</numerusform>
            <numerusform>{n} Aufgaben zugleich</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 task has ended</source>
        <comment>{n} tasks have ended</comment>
        <translation>
            <numerusform>1 Aufgabe ist beendet</numerusform>
            <numerusform>{n} Aufgaben sind beendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 task is not on the server: it was restored from a backup that is older.</source>
        <comment>{n} tasks are not on the server: it was restored from a backup that is older.</comment>
        <translation>
            <numerusform>1 Aufgabe ist nicht auf dem Server: Er wurde aus einer älteren Sicherung wiederhergestellt.</numerusform>
            <numerusform>{n} Aufgaben sind nicht auf dem Server: Er wurde aus einer älteren Sicherung wiederhergestellt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 task removed from the list</source>
        <comment>{n} tasks removed from the list</comment>
        <translation>
            <numerusform>1 Aufgabe aus der Liste entfernt</numerusform>
            <numerusform>{n} Aufgaben aus der Liste entfernt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 task runs</source>
        <comment>{n} tasks run</comment>
        <translation>
            <numerusform>1 Aufgabe läuft</numerusform>
            <numerusform>{n} Aufgaben laufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 thing shared</source>
        <comment>{n} things shared</comment>
        <translation>
            <numerusform>1 Sache geteilt</numerusform>
            <numerusform>{n} Sachen geteilt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 token of the AI endpoint</source>
        <comment>{n} tokens of the AI endpoint</comment>
        <translation>
            <numerusform>1 Token des KI-Endpunkts</numerusform>
            <numerusform>{n} Token des KI-Endpunkts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 try</source>
        <comment>{n} tries</comment>
        <translation>
            <numerusform>1 Versuch</numerusform>
            <numerusform>{n} Versuche</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 unchanged line</source>
        <comment>{n} unchanged lines</comment>
        <translation>
            <numerusform>1 unveränderte Zeile</numerusform>
            <numerusform>{n} unveränderte Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 unit</source>
        <comment>{n} units</comment>
        <translation>
            <numerusform>1 Einheit</numerusform>
            <numerusform>{n} Einheiten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 without a result</source>
        <comment>{n} without a result</comment>
        <translation>
            <numerusform>1 ohne Ergebnis</numerusform>
            <numerusform>{n} ohne Ergebnis</numerusform>
        </translation>
    </message>
    <message>
        <source>5E</source>
        <translation>5E</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>95 of 100</source>
        <translation>95 von 100</translation>
    </message>
    <message>
        <source>A class cannot be named like that.</source>
        <translation>So kann eine Klasse nicht heißen.</translation>
    </message>
    <message>
        <source>A file from before</source>
        <translation>Eine frühere Datei</translation>
    </message>
    <message>
        <source>A key is kept only until the app closes, since the keyring did not take it.</source>
        <translation>Ein Schlüssel wird nur bis zum Schließen der App behalten, weil der Schlüsselbund ihn nicht angenommen hat.</translation>
    </message>
    <message>
        <source>A key is stored in {name}.</source>
        <translation>Ein Schlüssel liegt in {name}.</translation>
    </message>
    <message>
        <source>A mail is being sent…</source>
        <translation>Eine E-Mail wird gesendet …</translation>
    </message>
    <message>
        <source>A mail waits to be sent.</source>
        <translation>Eine E-Mail wartet darauf, gesendet zu werden.</translation>
    </message>
    <message>
        <source>A member deleted the account</source>
        <translation>Ein Mitglied hat sein Konto gelöscht</translation>
    </message>
    <message>
        <source>A new password</source>
        <translation>Ein neues Passwort</translation>
    </message>
    <message>
        <source>A new password for {subject} was asked for</source>
        <translation>Für {subject} wurde ein neues Passwort angefordert</translation>
    </message>
    <message>
        <source>A new period begins now; from its end on {amount} {interval}.</source>
        <translation>Jetzt beginnt ein neuer Zeitraum; nach seinem Ende {amount} {interval}.</translation>
    </message>
    <message>
        <source>A payment has failed</source>
        <translation>Eine Zahlung ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>A script full of traps</source>
        <translation>Ein Skript voller Fallen</translation>
    </message>
    <message>
        <source>A script with nothing to gain</source>
        <translation>Ein Skript ohne Gewinn</translation>
    </message>
    <message>
        <source>A script with real waste</source>
        <translation>Ein Skript mit echter Verschwendung</translation>
    </message>
    <message>
        <source>A sign-in as {subject} was refused</source>
        <translation>Eine Anmeldung als {subject} wurde abgelehnt</translation>
    </message>
    <message>
        <source>A sign-in of {actor} was ended, because it was used from two places</source>
        <translation>Eine Anmeldung von {actor} wurde beendet, weil sie von zwei Stellen benutzt wurde</translation>
    </message>
    <message>
        <source>A task has failed</source>
        <translation>Eine Aufgabe ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>A task is done</source>
        <translation>Eine Aufgabe ist fertig</translation>
    </message>
    <message>
        <source>AI tokens</source>
        <translation>KI-Token</translation>
    </message>
    <message>
        <source>AI tokens this month</source>
        <translation>KI-Token in diesem Monat</translation>
    </message>
    <message>
        <source>AI without a limit of tokens</source>
        <translation>KI ohne Begrenzung der Token</translation>
    </message>
    <message>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <source>About ToolBoxAI Companion</source>
        <translation>Über ToolBoxAI Companion</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Account disabled</source>
        <translation>Konto gesperrt</translation>
    </message>
    <message>
        <source>Account enabled</source>
        <translation>Konto freigegeben</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Adding up…</source>
        <translation>Wird ermittelt …</translation>
    </message>
    <message>
        <source>Addresses without mail</source>
        <translation>Adressen ohne Mail</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>Admin</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Rat</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>After: {time} ms</source>
        <translation>Nachher: {time} ms</translation>
    </message>
    <message>
        <source>After: {time} ms ({low} to {high})</source>
        <translation>Nachher: {time} ms ({low} bis {high})</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Aggressive</source>
        <translation>Aggressiv</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>All left out by you</source>
        <translation>Alles von Ihnen weggelassen</translation>
    </message>
    <message>
        <source>All of the history</source>
        <translation>Der ganze Verlauf</translation>
    </message>
    <message>
        <source>All students are in it.</source>
        <translation>Alle Schülerinnen und Schüler sind darin.</translation>
    </message>
    <message numerus="yes">
        <source>All together may write to 1 recipient in 24 hours.</source>
        <comment>All together may write to {n} recipients in 24 hours.</comment>
        <translation>
            <numerusform>Alle zusammen dürfen in 24 Stunden an 1 Empfänger schreiben.</numerusform>
            <numerusform>Alle zusammen dürfen in 24 Stunden an {n} Empfänger schreiben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Also right: {words}</source>
        <translation>Auch richtig: {words}</translation>
    </message>
    <message>
        <source>An edit that was left out changed this</source>
        <translation>Eine weggelassene Änderung hätte dies verändert</translation>
    </message>
    <message>
        <source>Analyze</source>
        <translation>Analysieren</translation>
    </message>
    <message>
        <source>Anki cards</source>
        <translation>Anki-Karten</translation>
    </message>
    <message>
        <source>Another question</source>
        <translation>Eine andere Frage</translation>
    </message>
    <message>
        <source>Answer: {text}</source>
        <translation>Antwort: {text}</translation>
    </message>
    <message>
        <source>Any number of seats</source>
        <translation>Beliebig viele Plätze</translation>
    </message>
    <message>
        <source>Any number of tasks at once</source>
        <translation>Beliebig viele Aufgaben zugleich</translation>
    </message>
    <message>
        <source>Any service that speaks OpenAI's API, also on this computer, such as http://localhost:11434/v1.</source>
        <translation>Jeder Dienst, der die Schnittstelle von OpenAI spricht, auch auf diesem Computer, etwa http://localhost:11434/v1.</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>As of {time}</source>
        <translation>Stand {time}</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Asking for the models and for one short reply…</source>
        <translation>Modelle und eine kurze Antwort werden angefragt …</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Der Server wird gefragt …</translation>
    </message>
    <message>
        <source>Asks the address for its models and for one short reply.</source>
        <translation>Fragt die Adresse nach ihren Modellen und nach einer kurzen Antwort.</translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Assessments</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>At most {count} files can be used at once.</source>
        <translation>Höchstens {count} Dateien lassen sich zugleich verwenden.</translation>
    </message>
    <message>
        <source>At once, when it is handed in</source>
        <translation>Sofort nach der Abgabe</translation>
    </message>
    <message>
        <source>At the end of the period: everything stays until {day}, and nothing more is paid. Until then you can take it back.

Now: the free plan holds at once, and nothing is given back. Members stay, and older tasks are hidden, not deleted.</source>
        <translation>Am Ende des Zeitraums: Bis {day} bleibt alles, wie es ist, und es wird nichts mehr bezahlt. Bis dahin können Sie es zurücknehmen.

Jetzt: Der kostenlose Tarif gilt sofort, und nichts wird erstattet. Mitglieder bleiben, und ältere Aufgaben werden verborgen, nicht gelöscht.</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Verfügbar</translation>
    </message>
    <message numerus="yes">
        <source>Back to 1 script</source>
        <comment>Back to {n} scripts</comment>
        <translation>
            <numerusform>Zurück zu 1 Skript</numerusform>
            <numerusform>Zurück zu {n} Skripten</numerusform>
        </translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Ausgewogen</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <source>Before divided by after</source>
        <translation>Vorher geteilt durch nachher</translation>
    </message>
    <message>
        <source>Before: {time} ms</source>
        <translation>Vorher: {time} ms</translation>
    </message>
    <message>
        <source>Behaviour</source>
        <translation>Verhalten</translation>
    </message>
    <message>
        <source>Behaviour differs</source>
        <translation>Verhalten weicht ab</translation>
    </message>
    <message>
        <source>Behaviour not compared</source>
        <translation>Verhalten nicht verglichen</translation>
    </message>
    <message>
        <source>Billing</source>
        <translation>Abrechnung</translation>
    </message>
    <message>
        <source>Both runs came to the script's end.</source>
        <translation>Beide Läufe kamen bis ans Ende des Skripts.</translation>
    </message>
    <message>
        <source>By a cron expression (advanced)</source>
        <translation>Nach Cron-Ausdruck (für Kundige)</translation>
    </message>
    <message>
        <source>By cron {expression}</source>
        <translation>Nach Cron {expression}</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>Calls and loop passes</source>
        <translation>Aufrufe und Schleifendurchgänge</translation>
    </message>
    <message>
        <source>Calls of its functions</source>
        <translation>Aufrufe seiner Funktionen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the plan?</source>
        <translation>Den Tarif kündigen?</translation>
    </message>
    <message>
        <source>Cancel what runs, remove what has ended</source>
        <translation>Abbrechen, was läuft; entfernen, was beendet ist</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>Wird abgebrochen</translation>
    </message>
    <message>
        <source>Canvas, QTI 1.2</source>
        <translation>Canvas, QTI 1.2</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>Passwort ändern</translation>
    </message>
    <message>
        <source>Change the plan</source>
        <translation>Tarif ändern</translation>
    </message>
    <message>
        <source>Change the schedule</source>
        <translation>Zeitplan ändern</translation>
    </message>
    <message>
        <source>Change {name}</source>
        <translation>{name} ändern</translation>
    </message>
    <message>
        <source>Change {number} of {count}.</source>
        <translation>Änderung {number} von {count}.</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Changes applied</source>
        <translation>Übernommene Änderungen</translation>
    </message>
    <message>
        <source>Changes arrive by themselves.</source>
        <translation>Änderungen kommen von selbst an.</translation>
    </message>
    <message>
        <source>Changes made</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Changes of a result</source>
        <translation>Änderungen eines Ergebnisses</translation>
    </message>
    <message>
        <source>Chart of the time before and after</source>
        <translation>Diagramm der Zeit vorher und nachher</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Choose a class first.</source>
        <translation>Wählen Sie zuerst eine Klasse.</translation>
    </message>
    <message>
        <source>Choose a file first.</source>
        <translation>Wählen Sie zuerst eine Datei.</translation>
    </message>
    <message>
        <source>Choose a line</source>
        <translation>Zeile wählen</translation>
    </message>
    <message>
        <source>Choose a password of {n} characters at least.</source>
        <translation>Wählen Sie ein Passwort mit mindestens {n} Zeichen.</translation>
    </message>
    <message>
        <source>Choose a plan</source>
        <translation>Tarif wählen</translation>
    </message>
    <message>
        <source>Choose an answer in practice</source>
        <translation>Beim Üben eine Antwort wählen</translation>
    </message>
    <message>
        <source>Choose several</source>
        <translation>Mehrere auswählen</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Aussage</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Comment on question {number}</source>
        <translation>Kommentar zu Frage {number}</translation>
    </message>
    <message>
        <source>Common Cartridge</source>
        <translation>Common Cartridge</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Compiler level</source>
        <translation>Stufe des Compilers</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>Informatik</translation>
    </message>
    <message>
        <source>Connecting to the team</source>
        <translation>Verbindet sich mit dem Team</translation>
    </message>
    <message>
        <source>Conservative</source>
        <translation>Konservativ</translation>
    </message>
    <message>
        <source>Copy result</source>
        <translation>Ergebnis kopieren</translation>
    </message>
    <message>
        <source>Copy the technical details</source>
        <translation>Die technischen Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Copy what is selected</source>
        <translation>Auswahl kopieren</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Erschaffen</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Delete it?</source>
        <translation>Löschen?</translation>
    </message>
    <message>
        <source>Delete my account</source>
        <translation>Mein Konto löschen</translation>
    </message>
    <message>
        <source>Delete what is chosen</source>
        <translation>Ausgewähltes löschen</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>Weicht ab</translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation>Nicht senden</translation>
    </message>
    <message>
        <source>Due now: {amount}</source>
        <translation>Jetzt fällig: {amount}</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Earlier today</source>
        <translation>Heute früher</translation>
    </message>
    <message>
        <source>Easy</source>
        <translation>Leicht</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit and retry</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Edit and run again</source>
        <translation>Bearbeiten und erneut ausführen</translation>
    </message>
    <message>
        <source>Edited lines executed</source>
        <translation>Ausgeführte geänderte Zeilen</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>Editor</translation>
    </message>
    <message>
        <source>Empty the field</source>
        <translation>Feld leeren</translation>
    </message>
    <message>
        <source>End now</source>
        <translation>Jetzt beenden</translation>
    </message>
    <message>
        <source>End of the runs</source>
        <translation>Ende der Läufe</translation>
    </message>
    <message>
        <source>End on {day}</source>
        <translation>Am {day} beenden</translation>
    </message>
    <message>
        <source>Ended {time}</source>
        <translation>Beendet {time}</translation>
    </message>
    <message>
        <source>Ends on {day}. Until then everything stays as it is.</source>
        <translation>Endet am {day}. Bis dahin bleibt alles, wie es ist.</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>Enter an address first.</source>
        <translation>Geben Sie zuerst eine Adresse ein.</translation>
    </message>
    <message>
        <source>Enter the address first: a key belongs to its address and is sent to no other.</source>
        <translation>Geben Sie zuerst die Adresse ein: Ein Schlüssel gehört zu seiner Adresse und wird an keine andere gesendet.</translation>
    </message>
    <message>
        <source>Enter the name that others in the team will see.</source>
        <translation>Geben Sie den Namen ein, den andere im Team sehen.</translation>
    </message>
    <message>
        <source>Enter your e-mail address, such as name@example.org.</source>
        <translation>Geben Sie Ihre E-Mail-Adresse ein, zum Beispiel name@example.org.</translation>
    </message>
    <message>
        <source>Enter your password as it is now.</source>
        <translation>Geben Sie Ihr bisheriges Passwort ein.</translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>Geben Sie Ihr Passwort ein.</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Bewerten</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Jeden Tag</translation>
    </message>
    <message>
        <source>Every day at {time}</source>
        <translation>Jeden Tag um {time}</translation>
    </message>
    <message>
        <source>Every line looks as if it could be made faster, and every such edit would break it. None is made.</source>
        <translation>Jede Zeile sieht aus, als ließe sie sich beschleunigen, und jede solche Änderung würde sie kaputt machen. Keine wird vorgenommen.</translation>
    </message>
    <message>
        <source>Every month</source>
        <translation>Jeden Monat</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>Jede Woche</translation>
    </message>
    <message>
        <source>Every week on {days} at {time}</source>
        <translation>Jede Woche am {days} um {time}</translation>
    </message>
    <message>
        <source>Every weekday</source>
        <translation>Jeden Werktag</translation>
    </message>
    <message>
        <source>Every weekday at {time}</source>
        <translation>Jeden Werktag um {time}</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Everything that can be done with a run</source>
        <translation>Alles, was mit einem Lauf möglich ist</translation>
    </message>
    <message>
        <source>Everything that can be done with a task</source>
        <translation>Alles, was sich mit einer Aufgabe tun lässt</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Everywhere else you have to sign in again.</source>
        <translation>Überall sonst müssen Sie sich neu anmelden.</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Nachweis</translation>
    </message>
    <message>
        <source>Exactly one option begins with *.</source>
        <translation>Genau eine Antwort beginnt mit *.</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>Experte</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Exportiert</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Failed or cancelled</source>
        <translation>Fehlgeschlagen oder abgebrochen</translation>
    </message>
    <message>
        <source>False</source>
        <translation>Falsch</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Files from before</source>
        <translation>Frühere Dateien</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>Lückentext</translation>
    </message>
    <message>
        <source>Find a task</source>
        <translation>Aufgabe suchen</translation>
    </message>
    <message>
        <source>Find in the text</source>
        <translation>Im Text suchen</translation>
    </message>
    <message>
        <source>Find the next one</source>
        <translation>Nächste Fundstelle</translation>
    </message>
    <message>
        <source>Find the one before</source>
        <translation>Vorherige Fundstelle</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>First or last choice</source>
        <translation>Erste oder letzte Wahl</translation>
    </message>
    <message>
        <source>Fold or unfold a group</source>
        <translation>Gruppe zu- oder aufklappen</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Kostenlos</translation>
    </message>
    <message>
        <source>From the editor back to the result</source>
        <translation>Vom Editor zurück zum Ergebnis</translation>
    </message>
    <message>
        <source>Games and cards</source>
        <translation>Spiele und Karten</translation>
    </message>
    <message>
        <source>Generate, or save what is edited</source>
        <translation>Erstellen, oder Bearbeitetes speichern</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Go to this computer</source>
        <translation>Zu diesem Computer wechseln</translation>
    </message>
    <message>
        <source>Go to {name}</source>
        <translation>Zu {name} wechseln</translation>
    </message>
    <message>
        <source>Good until</source>
        <translation>Gilt bis</translation>
    </message>
    <message>
        <source>Good until {day}</source>
        <translation>Gilt bis {day}</translation>
    </message>
    <message>
        <source>Google Forms, CSV</source>
        <translation>Google Formulare, CSV</translation>
    </message>
    <message>
        <source>Grade {number}</source>
        <translation>Klassenstufe {number}</translation>
    </message>
    <message>
        <source>Gradual release</source>
        <translation>Schrittweise Übergabe</translation>
    </message>
    <message>
        <source>Habit</source>
        <translation>Gewohnheit</translation>
    </message>
    <message>
        <source>Hand in</source>
        <translation>Abgeben</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>Abgegeben</translation>
    </message>
    <message>
        <source>Hard</source>
        <translation>Schwer</translation>
    </message>
    <message>
        <source>Harder</source>
        <translation>Schwerer</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Hint: {text}</source>
        <translation>Hinweis: {text}</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>How it was shown</source>
        <translation>Wie es gezeigt wurde</translation>
    </message>
    <message>
        <source>Hub</source>
        <translation>Hub</translation>
    </message>
    <message>
        <source>In force now, from the environment of the server: {url}</source>
        <translation>Zurzeit gilt, aus der Umgebung des Servers: {url}</translation>
    </message>
    <message>
        <source>In your material</source>
        <translation>In Ihrem Material</translation>
    </message>
    <message>
        <source>Insert a tab</source>
        <translation>Tabulator einfügen</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>Einladung</translation>
    </message>
    <message>
        <source>Invitation withdrawn</source>
        <translation>Einladung zurückgezogen</translation>
    </message>
    <message>
        <source>Invite people</source>
        <translation>Personen einladen</translation>
    </message>
    <message>
        <source>Invited</source>
        <translation>Eingeladen</translation>
    </message>
    <message>
        <source>Invited by</source>
        <translation>Eingeladen von</translation>
    </message>
    <message>
        <source>Invited. A mail with a link is on its way.</source>
        <translation>Eingeladen. Eine E-Mail mit einem Link ist unterwegs.</translation>
    </message>
    <message>
        <source>Invited. This server sends no mail: hand the link on yourself.</source>
        <translation>Eingeladen. Dieser Server verschickt keine E-Mails: Geben Sie den Link selbst weiter.</translation>
    </message>
    <message>
        <source>It asks {host}. Topic, objectives and material are sent there.</source>
        <translation>Gefragt wird {host}. Thema, Lernziele und Material werden dorthin gesendet.</translation>
    </message>
    <message>
        <source>It asks {model} at {host}. Topic, objectives and material are sent there.</source>
        <translation>Gefragt wird {model} bei {host}. Thema, Lernziele und Material werden dorthin gesendet.</translation>
    </message>
    <message>
        <source>It can be saved, copied and reported once it has been checked.</source>
        <translation>Sobald sie geprüft ist, lässt sie sich speichern, kopieren und berichten.</translation>
    </message>
    <message>
        <source>It ends on {day}.</source>
        <translation>Er endet am {day}.</translation>
    </message>
    <message>
        <source>It follows old speed tips that Luau no longer needs. You learn which, and why.</source>
        <translation>Es folgt alten Tempo-Ratschlägen, die Luau nicht mehr braucht. Sie erfahren, welchen und warum.</translation>
    </message>
    <message>
        <source>It has ended.</source>
        <translation>Er ist beendet.</translation>
    </message>
    <message>
        <source>It has not run yet.</source>
        <translation>Er ist noch nicht gelaufen.</translation>
    </message>
    <message>
        <source>It holds half of a character. Type it again.</source>
        <translation>Er enthält ein halbes Zeichen. Geben Sie es neu ein.</translation>
    </message>
    <message>
        <source>It is a folder. Choose the files in it.</source>
        <translation>Es ist ein Ordner. Wählen Sie die Dateien darin.</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>Sie ist leer.</translation>
    </message>
    <message>
        <source>It is in the tasks panel.</source>
        <translation>Sie steht in der Aufgabenleiste.</translation>
    </message>
    <message>
        <source>It is larger than {most} MB. Split it, or save it smaller.</source>
        <translation>Sie ist größer als {most} MB. Teilen Sie sie, oder speichern Sie sie kleiner.</translation>
    </message>
    <message>
        <source>It is not there any more</source>
        <translation>Es ist nicht mehr da</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>Sie ist nicht mehr da.</translation>
    </message>
    <message>
        <source>It is renewed on {day}.</source>
        <translation>Er wird am {day} verlängert.</translation>
    </message>
    <message>
        <source>It shows how many tasks run, and its menu opens the window or quits. Closing the window still quits.</source>
        <translation>Es zeigt, wie viele Aufgaben laufen, und sein Menü öffnet das Fenster oder beendet die App. Das Schließen des Fensters beendet sie weiterhin.</translation>
    </message>
    <message>
        <source>It still ends on {day}.</source>
        <translation>Er endet weiterhin am {day}.</translation>
    </message>
    <message>
        <source>It was changed elsewhere too. Yours is the newest version now; the other one is version {number}.</source>
        <translation>Es wurde auch anderswo geändert. Ihre Fassung ist jetzt die neueste Version; die andere ist Version {number}.</translation>
    </message>
    <message>
        <source>It was deleted from the library. Its task can be run again.</source>
        <translation>Es wurde aus der Bibliothek gelöscht. Die Aufgabe kann erneut ausgeführt werden.</translation>
    </message>
    <message>
        <source>It was deleted.</source>
        <translation>Sie wurde gelöscht.</translation>
    </message>
    <message>
        <source>It works: {found}, a reply after {seconds} s.</source>
        <translation>Es funktioniert: {found}, eine Antwort nach {seconds} s.</translation>
    </message>
    <message>
        <source>It works: {found}. Choose one and test again for a reply.</source>
        <translation>Es funktioniert: {found}. Wählen Sie eines und testen Sie erneut, um eine Antwort zu erhalten.</translation>
    </message>
    <message>
        <source>It would be kept only until the app closes: this system offers no keyring.</source>
        <translation>Er würde nur bis zum Schließen der App behalten: Dieses System hat keinen Schlüsselbund.</translation>
    </message>
    <message>
        <source>It would close before it opens.</source>
        <translation>Es würde schließen, bevor es öffnet.</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>Dabei seit</translation>
    </message>
    <message>
        <source>Kahoot</source>
        <translation>Kahoot</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Key: {text}</source>
        <translation>Lösung: {text}</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Kind, A to Z</source>
        <translation>Art, A bis Z</translation>
    </message>
    <message>
        <source>Kind, Z to A</source>
        <translation>Art, Z bis A</translation>
    </message>
    <message>
        <source>Kindergarten</source>
        <translation>Kindergarten</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Last 365 days</source>
        <translation>Letzte 365 Tage</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>Führt</translation>
    </message>
    <message>
        <source>Learning platforms</source>
        <translation>Lernplattformen</translation>
    </message>
    <message>
        <source>Leave a change out, or take it in again</source>
        <translation>Eine Änderung weglassen oder wieder aufnehmen</translation>
    </message>
    <message>
        <source>Leave the comparison</source>
        <translation>Vergleich verlassen</translation>
    </message>
    <message>
        <source>Leave the editor</source>
        <translation>Editor verlassen</translation>
    </message>
    <message>
        <source>Leave the editor, or practice</source>
        <translation>Editor oder Üben verlassen</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Left over: {words}</source>
        <translation>Übrig: {words}</translation>
    </message>
    <message>
        <source>Left unchanged</source>
        <translation>Unverändert gelassen</translation>
    </message>
    <message>
        <source>Left: {lines}.</source>
        <translation>Links: {lines}.</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Unterrichtsstunde</translation>
    </message>
    <message>
        <source>Lesson · {title}</source>
        <translation>Unterrichtsstunde · {title}</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Unterricht</translation>
    </message>
    <message>
        <source>Lessons and assessments</source>
        <translation>Unterricht und Prüfungen</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Levels and other choices</source>
        <translation>Stufen und andere Auswahlen</translation>
    </message>
    <message>
        <source>Levels of thinking</source>
        <translation>Denkstufen</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Line {line}</source>
        <translation>Zeile {line}</translation>
    </message>
    <message>
        <source>Line {line}, column {column}</source>
        <translation>Zeile {line}, Spalte {column}</translation>
    </message>
    <message>
        <source>Line {line}: {message}</source>
        <translation>Zeile {line}: {message}</translation>
    </message>
    <message>
        <source>Live game</source>
        <translation>Laufendes Spiel</translation>
    </message>
    <message>
        <source>Live updates are about to begin.</source>
        <translation>Live-Aktualisierung beginnt gleich.</translation>
    </message>
    <message>
        <source>Local server · joining</source>
        <translation>Lokaler Server · verbindet</translation>
    </message>
    <message>
        <source>Local server · live</source>
        <translation>Lokaler Server · live</translation>
    </message>
    <message>
        <source>Local server · live, directly</source>
        <translation>Lokaler Server · live, direkt</translation>
    </message>
    <message>
        <source>Local server · no live updates</source>
        <translation>Lokaler Server · nicht live</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Logs and report</source>
        <translation>Protokolle und Bericht</translation>
    </message>
    <message>
        <source>Longer</source>
        <translation>Länger</translation>
    </message>
    <message>
        <source>Longest first</source>
        <translation>Längste zuerst</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>Längste Wartezeit</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Looking for the keyring of this system…</source>
        <translation>Der Schlüsselbund dieses Systems wird gesucht …</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird gesucht …</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Luau</source>
        <translation>Luau</translation>
    </message>
    <message>
        <source>Luau version</source>
        <translation>Luau-Version</translation>
    </message>
    <message>
        <source>MMM d</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>Made by ToolBoxAI Companion {version} on {date}.</source>
        <translation>Erstellt von ToolBoxAI Companion {version} am {date}.</translation>
    </message>
    <message>
        <source>Mail goes to every address that people may write to.</source>
        <translation>Mail geht an jede Adresse, an die geschrieben werden darf.</translation>
    </message>
    <message>
        <source>Mail to this address came back: there is no such mailbox.</source>
        <translation>Mail an diese Adresse kam zurück: Dieses Postfach gibt es nicht.</translation>
    </message>
    <message>
        <source>Mails of the server</source>
        <translation>Mails des Servers</translation>
    </message>
    <message>
        <source>Make up for them by one run</source>
        <translation>Durch einen Lauf nachholen</translation>
    </message>
    <message>
        <source>Makes content and shares it</source>
        <translation>Erstellt Inhalte und gibt sie frei</translation>
    </message>
    <message>
        <source>Manages members and sees everybody's tasks</source>
        <translation>Verwaltet Mitglieder und sieht die Aufgaben aller</translation>
    </message>
    <message>
        <source>Mark for: {text}</source>
        <translation>Punkte für: {text}</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Match for {prompt}</source>
        <translation>Zuordnung zu {prompt}</translation>
    </message>
    <message>
        <source>Matching</source>
        <translation>Zuordnen</translation>
    </message>
    <message>
        <source>Material ({suffixes})</source>
        <translation>Material ({suffixes})</translation>
    </message>
    <message>
        <source>Math</source>
        <translation>Mathematik</translation>
    </message>
    <message>
        <source>Measured by itself on this script: no gain larger than the noise.</source>
        <translation>Für sich an diesem Skript gemessen: kein Gewinn, der größer als das Rauschen ist.</translation>
    </message>
    <message>
        <source>Measured by itself on this script: {low} to {high} times as fast with it.</source>
        <translation>Für sich an diesem Skript gemessen: damit {low}- bis {high}-mal so schnell.</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Member from the beginning</source>
        <translation>Von Anfang an Mitglied</translation>
    </message>
    <message>
        <source>Member removed</source>
        <translation>Mitglied entfernt</translation>
    </message>
    <message>
        <source>Member since {day}</source>
        <translation>Mitglied seit {day}</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Model answer</source>
        <translation>Musterantwort</translation>
    </message>
    <message>
        <source>Model answer: {text}</source>
        <translation>Musterantwort: {text}</translation>
    </message>
    <message>
        <source>Modernised</source>
        <translation>Modernisiert</translation>
    </message>
    <message>
        <source>Moodle, GIFT</source>
        <translation>Moodle, GIFT</translation>
    </message>
    <message>
        <source>Moodle, XML</source>
        <translation>Moodle, XML</translation>
    </message>
    <message>
        <source>More hands-on</source>
        <translation>Praktischer</translation>
    </message>
    <message>
        <source>Move a section or question</source>
        <translation>Abschnitt oder Frage verschieben</translation>
    </message>
    <message>
        <source>Multiple choice</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Myths met</source>
        <translation>Angetroffene Mythen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the class</source>
        <translation>Name der Klasse</translation>
    </message>
    <message>
        <source>Name, A to Z</source>
        <translation>Name, A bis Z</translation>
    </message>
    <message>
        <source>Name, Z to A</source>
        <translation>Name, Z bis A</translation>
    </message>
    <message>
        <source>Names of tasks and what became of them go there, never the text of a script.</source>
        <translation>Dorthin gehen Namen von Aufgaben und was aus ihnen wurde, nie der Text eines Skripts.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>New assessment</source>
        <translation>Neue Prüfung</translation>
    </message>
    <message>
        <source>New lesson</source>
        <translation>Neue Stunde</translation>
    </message>
    <message>
        <source>New organization</source>
        <translation>Neue Organisation</translation>
    </message>
    <message>
        <source>New schedule</source>
        <translation>Neuer Zeitplan</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>Next attempt {moment}</source>
        <translation>Nächster Versuch {moment}</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>Nächste Änderung</translation>
    </message>
    <message>
        <source>Next invoice on {day}: {amount}, less any credit.</source>
        <translation>Nächste Rechnung am {day}: {amount}, abzüglich eines Guthabens.</translation>
    </message>
    <message>
        <source>Next or previous choice</source>
        <translation>Nächste oder vorige Wahl</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>Nächster Teil des Fensters</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>Nächste Stelle</translation>
    </message>
    <message>
        <source>Next runs</source>
        <translation>Nächste Läufe</translation>
    </message>
    <message>
        <source>Next runs, by the clock of this computer</source>
        <translation>Nächste Läufe, nach der Uhr dieses Computers</translation>
    </message>
    <message>
        <source>No AI tokens</source>
        <translation>Keine KI-Token</translation>
    </message>
    <message>
        <source>No addresses</source>
        <translation>Keine Adressen</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>No browser could be opened.</source>
        <translation>Es ließ sich kein Browser öffnen.</translation>
    </message>
    <message>
        <source>No change left out.</source>
        <translation>Keine Änderung weggelassen.</translation>
    </message>
    <message>
        <source>No mail has been sent yet.</source>
        <translation>Es wurde noch keine E-Mail gesendet.</translation>
    </message>
    <message>
        <source>No mail yet</source>
        <translation>Noch keine Mail</translation>
    </message>
    <message>
        <source>No plan</source>
        <translation>Kein Tarif</translation>
    </message>
    <message>
        <source>No student of that name.</source>
        <translation>Niemand mit diesem Namen.</translation>
    </message>
    <message>
        <source>No time limit</source>
        <translation>Ohne Zeitlimit</translation>
    </message>
    <message>
        <source>Nobody is in it yet.</source>
        <translation>Noch ist niemand darin.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Not applied</source>
        <translation>Nicht übernommen</translation>
    </message>
    <message>
        <source>Not available: no notification service runs in this session, and there is no tray.</source>
        <translation>Nicht verfügbar: In dieser Sitzung läuft kein Benachrichtigungsdienst, und es gibt keinen Infobereich.</translation>
    </message>
    <message>
        <source>Not available: this desktop has no tray.</source>
        <translation>Nicht verfügbar: Dieser Desktop hat keinen Infobereich.</translation>
    </message>
    <message>
        <source>Not available: this session has no D-Bus, over which notifications go, and no tray.</source>
        <translation>Nicht verfügbar: Diese Sitzung hat kein D-Bus, über das Benachrichtigungen gehen, und keinen Infobereich.</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Not in this team</source>
        <translation>Nicht in diesem Team</translation>
    </message>
    <message>
        <source>Not measured by itself.</source>
        <translation>Nicht für sich gemessen.</translation>
    </message>
    <message>
        <source>Not passed</source>
        <translation>Nicht bestanden</translation>
    </message>
    <message>
        <source>Not sent, as the one before.</source>
        <translation>Nicht gesendet, wie die davor.</translation>
    </message>
    <message>
        <source>Not shown safe</source>
        <translation>Nicht als sicher gezeigt</translation>
    </message>
    <message>
        <source>Not shown to behave the same</source>
        <translation>Gleiches Verhalten nicht gezeigt</translation>
    </message>
    <message>
        <source>Not shown to behave the same. Roblox's reference: {address}</source>
        <translation>Gleiches Verhalten nicht gezeigt. Roblox-Referenz: {address}</translation>
    </message>
    <message>
        <source>Not valid text</source>
        <translation>Kein gültiger Text</translation>
    </message>
    <message>
        <source>Nothing is due now.</source>
        <translation>Jetzt ist nichts fällig.</translation>
    </message>
    <message>
        <source>Nothing is due now. {amount} is credited to your next invoices.</source>
        <translation>Jetzt ist nichts fällig. {amount} werden mit Ihren nächsten Rechnungen verrechnet.</translation>
    </message>
    <message>
        <source>Nothing to gain</source>
        <translation>Nichts zu gewinnen</translation>
    </message>
    <message>
        <source>Nothing to optimize</source>
        <translation>Nichts zu optimieren</translation>
    </message>
    <message>
        <source>Nothing was applied, so there is nothing to compare.</source>
        <translation>Es wurde nichts übernommen, also gibt es nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>Nothing was applied. The script stays as it is.</source>
        <translation>Es wurde nichts übernommen. Das Skript bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Älteste zuerst</translation>
    </message>
    <message>
        <source>On day {day} of each month at {time}</source>
        <translation>Am {day}. jedes Monats um {time}</translation>
    </message>
    <message>
        <source>On the last day of each month at {time}</source>
        <translation>Am letzten Tag jedes Monats um {time}</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>Once</source>
        <translation>Einmal</translation>
    </message>
    <message>
        <source>Once, {day} at {time}</source>
        <translation>Einmal, {day} um {time}</translation>
    </message>
    <message numerus="yes">
        <source>One person may write to 1 recipient in 24 hours.</source>
        <comment>One person may write to {n} recipients in 24 hours.</comment>
        <translation>
            <numerusform>Eine Person darf in 24 Stunden an 1 Empfänger schreiben.</numerusform>
            <numerusform>Eine Person darf in 24 Stunden an {n} Empfänger schreiben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only if the address asks for one. It goes to that address and nowhere else.</source>
        <translation>Nur wenn die Adresse einen verlangt. Er geht an diese Adresse und nirgendwohin sonst.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Ordner öffnen …</translation>
    </message>
    <message>
        <source>Open in the editor</source>
        <translation>Im Editor öffnen</translation>
    </message>
    <message>
        <source>Open its line in the editor</source>
        <translation>Ihre Zeile im Editor öffnen</translation>
    </message>
    <message>
        <source>Open the link in it to verify your address.</source>
        <translation>Öffnen Sie den Link darin, um Ihre Adresse zu bestätigen.</translation>
    </message>
    <message>
        <source>Open the result</source>
        <translation>Ergebnis öffnen</translation>
    </message>
    <message>
        <source>Open the result, or fold a group</source>
        <translation>Ergebnis öffnen oder Gruppe zuklappen</translation>
    </message>
    <message>
        <source>Open, paste or drop a script first.</source>
        <translation>Öffnen Sie zuerst ein Skript, fügen Sie eines ein oder ziehen Sie es hierher.</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>Optimization report</source>
        <translation>Optimierungsbericht</translation>
    </message>
    <message>
        <source>Optimization report: {file}</source>
        <translation>Optimierungsbericht: {file}</translation>
    </message>
    <message>
        <source>Optimize</source>
        <translation>Optimieren</translation>
    </message>
    <message>
        <source>Optimized</source>
        <translation>Optimiert</translation>
    </message>
    <message>
        <source>Optimized on</source>
        <translation>Optimiert am</translation>
    </message>
    <message>
        <source>Options, one a line; the right one begins with *</source>
        <translation>Antworten, eine je Zeile; die richtige beginnt mit *</translation>
    </message>
    <message>
        <source>Ordering</source>
        <translation>Ordnen</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Organization made</source>
        <translation>Organisation angelegt</translation>
    </message>
    <message>
        <source>Organization renamed</source>
        <translation>Organisation umbenannt</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>PDF, answer key</source>
        <translation>PDF, Lösungen</translation>
    </message>
    <message>
        <source>PDF, for students</source>
        <translation>PDF, für die Klasse</translation>
    </message>
    <message>
        <source>PDF, for the teacher</source>
        <translation>PDF, für die Lehrkraft</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Bezahlt</translation>
    </message>
    <message>
        <source>Paid until {day}, and renewed then.</source>
        <translation>Bezahlt bis {day}, wird dann verlängert.</translation>
    </message>
    <message>
        <source>Paired runs</source>
        <translation>Gepaarte Läufe</translation>
    </message>
    <message>
        <source>Pairs, one a line with = between; a line without = is left over</source>
        <translation>Paare, eines je Zeile mit = dazwischen; eine Zeile ohne = bleibt übrig</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Paste the link from the mail here.</source>
        <translation>Fügen Sie hier den Link aus der E-Mail ein.</translation>
    </message>
    <message>
        <source>Payment under way</source>
        <translation>Zahlung läuft</translation>
    </message>
    <message>
        <source>Percent</source>
        <translation>Prozent</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>Place {number} of {count}</source>
        <translation>Stelle {number} von {count}</translation>
    </message>
    <message>
        <source>Plan cancelled</source>
        <translation>Tarif gekündigt</translation>
    </message>
    <message>
        <source>Plan changed</source>
        <translation>Tarif geändert</translation>
    </message>
    <message>
        <source>Plan goes on</source>
        <translation>Tarif läuft weiter</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Points for question {number}</source>
        <translation>Punkte für Frage {number}</translation>
    </message>
    <message>
        <source>Previous change</source>
        <translation>Vorige Änderung</translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation>Voriger Teil des Fensters</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>Vorige Stelle</translation>
    </message>
    <message>
        <source>Previous version</source>
        <translation>Vorherige Version</translation>
    </message>
    <message>
        <source>Previous version restored</source>
        <translation>Vorherige Version wiederhergestellt</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Drucken</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>Process {id}</source>
        <translation>Prozess {id}</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>QTI 2.1</source>
        <translation>QTI 2.1</translation>
    </message>
    <message>
        <source>QTI 3.0</source>
        <translation>QTI 3.0</translation>
    </message>
    <message>
        <source>Question {number}: {text}</source>
        <translation>Frage {number}: {text}</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Quiz</source>
        <translation>Quiz</translation>
    </message>
    <message>
        <source>Quiz · {title}</source>
        <translation>Quiz · {title}</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Wird gelesen</translation>
    </message>
    <message>
        <source>Reads what is shared and takes quizzes</source>
        <translation>Liest Freigegebenes und nimmt an Prüfungen teil</translation>
    </message>
    <message>
        <source>Receipt of a payment</source>
        <translation>Beleg einer Zahlung</translation>
    </message>
    <message>
        <source>Recent script</source>
        <translation>Zuletzt geöffnetes Skript</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Remember</source>
        <translation>Erinnern</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Aus der Liste entfernen</translation>
    </message>
    <message>
        <source>Rename the organization</source>
        <translation>Organisation umbenennen</translation>
    </message>
    <message>
        <source>Report saved</source>
        <translation>Bericht gespeichert</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Result put back</source>
        <translation>Ergebnis zurückgeholt</translation>
    </message>
    <message>
        <source>Results after it has closed would never be shown: say when it closes.</source>
        <translation>Ergebnisse nach dem Ende würden nie gezeigt: Geben Sie an, wann es endet.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Right answer: true or false</source>
        <translation>Richtige Antwort: wahr oder falsch</translation>
    </message>
    <message>
        <source>Right answer; others that count behind |</source>
        <translation>Richtige Antwort; weitere gültige nach |</translation>
    </message>
    <message>
        <source>Right: {lines}.</source>
        <translation>Rechts: {lines}.</translation>
    </message>
    <message>
        <source>Roblox Studio</source>
        <translation>Roblox Studio</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Role changed</source>
        <translation>Rolle geändert</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Erneut ausführen</translation>
    </message>
    <message>
        <source>Run again from an earlier task</source>
        <translation>Wiederholung einer früheren Aufgabe</translation>
    </message>
    <message>
        <source>Run anyway</source>
        <translation>Trotzdem ausführen</translation>
    </message>
    <message>
        <source>Run it</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Run with changes</source>
        <translation>Mit Änderungen ausführen</translation>
    </message>
    <message>
        <source>Run, median</source>
        <translation>Lauf, Median</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>Same as the modernised script</source>
        <translation>Wie das modernisierte Skript</translation>
    </message>
    <message>
        <source>Same as the modernised script, as far as it ran</source>
        <translation>Wie das modernisierte Skript, soweit es lief</translation>
    </message>
    <message>
        <source>Same behaviour</source>
        <translation>Gleiches Verhalten</translation>
    </message>
    <message>
        <source>Same behaviour as far as it ran</source>
        <translation>Gleiches Verhalten, soweit es lief</translation>
    </message>
    <message>
        <source>Same until the stack overflows</source>
        <translation>Gleich bis zum Stapelüberlauf</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save a report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>Save it in a file. {reason}</source>
        <translation>Speichern Sie ihn in einer Datei. {reason}</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Saved already</source>
        <translation>Schon gespeichert</translation>
    </message>
    <message>
        <source>Saved over</source>
        <translation>Gespeichert über</translation>
    </message>
    <message>
        <source>Schedules</source>
        <translation>Zeitpläne</translation>
    </message>
    <message>
        <source>Science</source>
        <translation>Naturwissenschaft</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>Script optimization</source>
        <translation>Skriptoptimierung</translation>
    </message>
    <message>
        <source>Scripts</source>
        <translation>Skripte</translation>
    </message>
    <message>
        <source>Search the files</source>
        <translation>Dateien durchsuchen</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>Verlauf durchsuchen</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>Bibliothek durchsuchen</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <source>Secrets are kept in {name}.</source>
        <translation>Geheimnisse liegen in {name}.</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Erneut senden</translation>
    </message>
    <message>
        <source>Send all again</source>
        <translation>Alle erneut senden</translation>
    </message>
    <message>
        <source>Send the invitation again</source>
        <translation>Einladung erneut senden</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>Sent mail</source>
        <translation>Gesendete Mail</translation>
    </message>
    <message>
        <source>Sent when you go back to {place}.</source>
        <translation>Wird gesendet, wenn Sie zurückwechseln: {place}.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Server not running</source>
        <translation>Server läuft nicht</translation>
    </message>
    <message>
        <source>Server restarting</source>
        <translation>Server startet neu</translation>
    </message>
    <message>
        <source>Server starting</source>
        <translation>Server startet</translation>
    </message>
    <message>
        <source>Server stopped</source>
        <translation>Server angehalten</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Several changes make it faster, each with its evidence.</source>
        <translation>Mehrere Änderungen machen es schneller, jede mit ihrem Nachweis.</translation>
    </message>
    <message>
        <source>Share the lesson</source>
        <translation>Unterrichtsstunde teilen</translation>
    </message>
    <message>
        <source>Share the quiz</source>
        <translation>Quiz teilen</translation>
    </message>
    <message>
        <source>Shared with me</source>
        <translation>Mit mir geteilt</translation>
    </message>
    <message>
        <source>Short answer</source>
        <translation>Kurzantwort</translation>
    </message>
    <message>
        <source>Shorter</source>
        <translation>Kürzer</translation>
    </message>
    <message>
        <source>Shortest first</source>
        <translation>Kürzeste zuerst</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Neu anmelden</translation>
    </message>
    <message>
        <source>Sign in to a team</source>
        <translation>Bei einem Team anmelden</translation>
    </message>
    <message>
        <source>Sign in to a team…</source>
        <translation>Bei einem Team anmelden …</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Sign out of the team…</source>
        <translation>Vom Team abmelden …</translation>
    </message>
    <message>
        <source>Sign out of {server}…</source>
        <translation>Von {server} abmelden …</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Abgemeldet</translation>
    </message>
    <message>
        <source>Simpler</source>
        <translation>Einfacher</translation>
    </message>
    <message>
        <source>Since {moment}</source>
        <translation>Seit {moment}</translation>
    </message>
    <message>
        <source>Since {time}</source>
        <translation>Seit {time}</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <source>Social studies</source>
        <translation>Gesellschaftskunde</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Jemand</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>Gewinn</translation>
    </message>
    <message numerus="yes">
        <source>Stands for 1 change.</source>
        <comment>Stands for {n} changes that are alike.</comment>
        <translation>
            <numerusform>Steht für 1 Änderung.</numerusform>
            <numerusform>Steht für {n} gleichartige Änderungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>State, A to Z</source>
        <translation>Status, A bis Z</translation>
    </message>
    <message>
        <source>State, Z to A</source>
        <translation>Status, Z bis A</translation>
    </message>
    <message>
        <source>Steps in the right order, one a line</source>
        <translation>Schritte in der richtigen Reihenfolge, einer je Zeile</translation>
    </message>
    <message>
        <source>Steps, Alt with up and down moves one</source>
        <translation>Schritte; Alt mit Pfeil auf und ab verschiebt einen</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Stored result</source>
        <translation>Gespeichertes Ergebnis</translation>
    </message>
    <message>
        <source>Stored result, measured {time}</source>
        <translation>Gespeichertes Ergebnis, gemessen {time}</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>Schüler/in</translation>
    </message>
    <message>
        <source>Studio</source>
        <translation>Studio</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Erfolg</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Table, CSV</source>
        <translation>Tabelle, CSV</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Taken by the mail server {moment}</source>
        <translation>Vom Mailserver angenommen {moment}</translation>
    </message>
    <message>
        <source>Taking a quiz</source>
        <translation>Ein Quiz machen</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Tasks at once</source>
        <translation>Aufgaben zugleich</translation>
    </message>
    <message>
        <source>Tasks from before {day} are hidden, not deleted. A plan with more history shows them again.</source>
        <translation>Aufgaben aus der Zeit vor dem {day} sind verborgen, nicht gelöscht. Ein Tarif mit längerem Verlauf zeigt sie wieder.</translation>
    </message>
    <message>
        <source>Tasks panel</source>
        <translation>Aufgabenleiste</translation>
    </message>
    <message>
        <source>Tasks {tasks} · history {history} · logs {logs} · other {other}</source>
        <translation>Aufgaben {tasks} · Verlauf {history} · Protokolle {logs} · Übriges {other}</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>Lehrkraft</translation>
    </message>
    <message>
        <source>Teachers and admins may write to any address.</source>
        <translation>Lehrkräfte und Admins dürfen an jede Adresse schreiben.</translation>
    </message>
    <message>
        <source>Teachers and admins may write to members and invited people only.</source>
        <translation>Lehrkräfte und Admins dürfen nur an Mitglieder und Eingeladene schreiben.</translation>
    </message>
    <message>
        <source>Team server away</source>
        <translation>Teamserver nicht da</translation>
    </message>
    <message>
        <source>Team server · connected</source>
        <translation>Teamserver · verbunden</translation>
    </message>
    <message>
        <source>Team server · joining</source>
        <translation>Teamserver · verbindet</translation>
    </message>
    <message>
        <source>Team server · live</source>
        <translation>Teamserver · live</translation>
    </message>
    <message>
        <source>Team server · live, directly</source>
        <translation>Teamserver · live, direkt</translation>
    </message>
    <message>
        <source>Team server · no live updates</source>
        <translation>Teamserver · nicht live</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Technische Einzelheiten</translation>
    </message>
    <message>
        <source>The Pusher service does not bring changes now; they come from the server itself. Nothing is missed.</source>
        <translation>Der Dienst Pusher bringt Änderungen gerade nicht; sie kommen vom Server selbst. Nichts geht verloren.</translation>
    </message>
    <message>
        <source>The address of your account.</source>
        <translation>Die Adresse Ihres Kontos.</translation>
    </message>
    <message>
        <source>The app asks for changes every second or two while tasks run. Everything works.</source>
        <translation>Die App fragt jede Sekunde oder zwei nach Änderungen, solange Aufgaben laufen. Alles funktioniert.</translation>
    </message>
    <message>
        <source>The bank is still at work. The plan comes when it is done.</source>
        <translation>Die Bank arbeitet noch daran. Der Tarif kommt, wenn sie fertig ist.</translation>
    </message>
    <message>
        <source>The file has been changed</source>
        <translation>Die Datei wurde geändert</translation>
    </message>
    <message>
        <source>The file is gone</source>
        <translation>Die Datei ist weg</translation>
    </message>
    <message>
        <source>The file was deleted.</source>
        <translation>Die Datei wurde gelöscht.</translation>
    </message>
    <message>
        <source>The key is in a keyring that is not open, so it is not used now.</source>
        <translation>Der Schlüssel liegt in einem Schlüsselbund, der nicht geöffnet ist, und wird daher jetzt nicht verwendet.</translation>
    </message>
    <message>
        <source>The keyring</source>
        <translation>Der Schlüsselbund</translation>
    </message>
    <message>
        <source>The last mail could not be sent yet and is tried again. {reason}</source>
        <translation>Die letzte E-Mail konnte noch nicht gesendet werden und wird erneut versucht. {reason}</translation>
    </message>
    <message>
        <source>The last mail could not be sent. {reason}</source>
        <translation>Die letzte E-Mail konnte nicht gesendet werden. {reason}</translation>
    </message>
    <message>
        <source>The last mail, “{subject}”, was taken by the mail server: {when}.</source>
        <translation>Die letzte E-Mail, „{subject}“, hat der Mailserver angenommen: {when}.</translation>
    </message>
    <message>
        <source>The last payment failed. Check the card, or open the invoice and pay it there.</source>
        <translation>Die letzte Zahlung ist fehlgeschlagen. Prüfen Sie die Karte, oder öffnen Sie die Rechnung und bezahlen Sie sie dort.</translation>
    </message>
    <message>
        <source>The line at the end of a bar is the 95 % interval: the time before, divided by that of the speed-up.</source>
        <translation>Der Strich am Ende eines Balkens ist das 95-%-Intervall: die Zeit vorher, geteilt durch das des Gewinns.</translation>
    </message>
    <message numerus="yes">
        <source>The link is shown this once. Whoever has it can join in this person's place, for 14 days.</source>
        <comment>The links are shown this once. Whoever has one can join in that person's place, for 14 days.</comment>
        <translation>
            <numerusform>Der Link wird nur dieses eine Mal gezeigt. Wer ihn hat, kann 14 Tage lang anstelle dieser Person beitreten.</numerusform>
            <numerusform>Die Links werden nur dieses eine Mal gezeigt. Wer einen hat, kann 14 Tage lang anstelle der Person beitreten.</numerusform>
        </translation>
    </message>
    <message>
        <source>The list of scripts is done</source>
        <translation>Die Liste der Skripte ist fertig</translation>
    </message>
    <message>
        <source>The mail is on its way</source>
        <translation>Die E-Mail ist unterwegs</translation>
    </message>
    <message>
        <source>The page could not be opened in a browser.</source>
        <translation>Die Seite konnte nicht in einem Browser geöffnet werden.</translation>
    </message>
    <message>
        <source>The page to pay on has run out. Nothing was paid. Choose the plan again.</source>
        <translation>Die Zahlungsseite ist abgelaufen. Es wurde nichts bezahlt. Wählen Sie den Tarif erneut.</translation>
    </message>
    <message>
        <source>The password is changed</source>
        <translation>Das Passwort ist geändert</translation>
    </message>
    <message>
        <source>The place is not found in the text. The question quotes: “{quote}”</source>
        <translation>Die Stelle findet sich nicht im Text. Die Frage zitiert: „{quote}“</translation>
    </message>
    <message>
        <source>The plan has changed</source>
        <translation>Der Tarif hat sich geändert</translation>
    </message>
    <message>
        <source>The price is shown before you pay</source>
        <translation>Der Preis wird vor dem Bezahlen gezeigt</translation>
    </message>
    <message>
        <source>The question has no text.</source>
        <translation>Die Frage hat keinen Text.</translation>
    </message>
    <message>
        <source>The report could not be opened</source>
        <translation>Der Bericht konnte nicht geöffnet werden</translation>
    </message>
    <message>
        <source>The right answer is true or false.</source>
        <translation>Die richtige Antwort ist wahr oder falsch.</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>The same file</source>
        <translation>Dieselbe Datei</translation>
    </message>
    <message>
        <source>The script cannot be read</source>
        <translation>Das Skript ist nicht lesbar</translation>
    </message>
    <message>
        <source>The script could not be optimized</source>
        <translation>Das Skript konnte nicht optimiert werden</translation>
    </message>
    <message>
        <source>The script is too large</source>
        <translation>Das Skript ist zu groß</translation>
    </message>
    <message>
        <source>The server cannot send mail. Set SMTP_HOST and FROM_EMAIL in its environment, and SMTP_PORT, SMTP_USERNAME and SMTP_PASSWORD where the mail server asks for them. Then start the app again.</source>
        <translation>Der Server kann keine E-Mail senden. Setzen Sie in seiner Umgebung SMTP_HOST und FROM_EMAIL, und SMTP_PORT, SMTP_USERNAME und SMTP_PASSWORD, wo der Mailserver sie verlangt. Starten Sie die App danach neu.</translation>
    </message>
    <message>
        <source>The server could not be told of it.</source>
        <translation>Der Server hat davon nichts erfahren.</translation>
    </message>
    <message>
        <source>The server is being asked.</source>
        <translation>Der Server wird gerade gefragt.</translation>
    </message>
    <message>
        <source>The server is not connected yet; it is the one that sends the mail.</source>
        <translation>Der Server ist noch nicht verbunden; er ist es, der die E-Mail sendet.</translation>
    </message>
    <message>
        <source>The server is not connected yet; the test goes through it.</source>
        <translation>Der Server ist noch nicht verbunden; der Test läuft über ihn.</translation>
    </message>
    <message>
        <source>The server is not there.</source>
        <translation>Der Server ist nicht da.</translation>
    </message>
    <message>
        <source>The server of your team does not answer.</source>
        <translation>Der Server Ihres Teams antwortet nicht.</translation>
    </message>
    <message>
        <source>The server refused it</source>
        <translation>Der Server hat es abgelehnt</translation>
    </message>
    <message>
        <source>The set has not been shown safe yet.</source>
        <translation>Die Auswahl ist noch nicht als sicher gezeigt.</translation>
    </message>
    <message>
        <source>The sign-in is not kept</source>
        <translation>Die Anmeldung wird nicht behalten</translation>
    </message>
    <message>
        <source>The text</source>
        <translation>Der Text</translation>
    </message>
    <message>
        <source>The text is on its way.</source>
        <translation>Der Text ist unterwegs.</translation>
    </message>
    <message>
        <source>The text is too large</source>
        <translation>Der Text ist zu groß</translation>
    </message>
    <message>
        <source>The text of {name} is deleted for good. Lessons and quizzes made from it stay, with what they quote; so does the file on your computer.</source>
        <translation>Der Text von {name} wird endgültig gelöscht. Stunden und Quizze, die daraus entstanden sind, bleiben mit ihren Zitaten; auch die Datei auf Ihrem Computer bleibt.</translation>
    </message>
    <message>
        <source>The whole script, before and after</source>
        <translation>Das ganze Skript, vorher und nachher</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Theme: {choice}</source>
        <translation>Design: {choice}</translation>
    </message>
    <message>
        <source>There are fewer than two options.</source>
        <translation>Es gibt weniger als zwei Antworten.</translation>
    </message>
    <message>
        <source>There are fewer than two pairs.</source>
        <translation>Es gibt weniger als zwei Paare.</translation>
    </message>
    <message>
        <source>There are fewer than two steps, or one of them is there twice.</source>
        <translation>Es gibt weniger als zwei Schritte, oder einer kommt doppelt vor.</translation>
    </message>
    <message>
        <source>There are no students yet. Invite them on the page of members.</source>
        <translation>Es gibt noch keine Schülerinnen und Schüler. Laden Sie sie auf der Seite Mitglieder ein.</translation>
    </message>
    <message>
        <source>There is no connection to the team.</source>
        <translation>Es besteht keine Verbindung zum Team.</translation>
    </message>
    <message>
        <source>There is no connection to the team. Shown as of {time}.</source>
        <translation>Es besteht keine Verbindung zum Team. Stand: {time}.</translation>
    </message>
    <message>
        <source>There is no result.</source>
        <translation>Es gibt kein Ergebnis.</translation>
    </message>
    <message>
        <source>There is no right answer.</source>
        <translation>Es gibt keine richtige Antwort.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Es gibt keine solche Datei.</translation>
    </message>
    <message>
        <source>There is nothing to test without an address.</source>
        <translation>Ohne Adresse gibt es nichts zu testen.</translation>
    </message>
    <message>
        <source>This computer does not let it be read. Copy it to another place and try again.</source>
        <translation>Dieser Computer lässt sie nicht lesen. Kopieren Sie sie an einen anderen Ort und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>This is how it stands now.</source>
        <translation>So steht es jetzt.</translation>
    </message>
    <message>
        <source>This is what the question quotes from it.</source>
        <translation>Das zitiert die Frage daraus.</translation>
    </message>
    <message>
        <source>This is you</source>
        <translation>Das sind Sie</translation>
    </message>
    <message>
        <source>This kind of file cannot be read. PDF, Word (.docx), PowerPoint (.pptx), Markdown, HTML and text can.</source>
        <translation>Diese Art von Datei lässt sich nicht lesen. PDF, Word (.docx), PowerPoint (.pptx), Markdown, HTML und Text gehen.</translation>
    </message>
    <message>
        <source>This server was restored from a backup that is older than this task.</source>
        <translation>Dieser Server wurde aus einer Sicherung wiederhergestellt, die älter ist als diese Aufgabe.</translation>
    </message>
    <message>
        <source>This system offers no keyring. Secrets are kept only until the app closes, and never in a file.</source>
        <translation>Dieses System hat keinen Schlüsselbund. Geheimnisse werden nur bis zum Schließen der App behalten, und nie in einer Datei.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Time of one run before and after</source>
        <translation>Zeit eines Laufs vorher und nachher</translation>
    </message>
    <message>
        <source>Time of one run of the whole script in Luau {version}, outside Roblox. Shorter is faster.</source>
        <translation>Zeit eines Laufs des ganzen Skripts in Luau {version}, außerhalb von Roblox. Kürzer ist schneller.</translation>
    </message>
    <message>
        <source>To know about it</source>
        <translation>Dazu zu wissen</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Anzusehen</translation>
    </message>
    <message>
        <source>To the first or last line</source>
        <translation>Zur ersten oder letzten Zeile</translation>
    </message>
    <message>
        <source>To the next question</source>
        <translation>Zur nächsten Frage</translation>
    </message>
    <message>
        <source>To the previous question</source>
        <translation>Zur vorigen Frage</translation>
    </message>
    <message>
        <source>To {recipients}</source>
        <translation>An {recipients}</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Today, {day}</source>
        <translation>Heute, {day}</translation>
    </message>
    <message>
        <source>Today, {time}</source>
        <translation>Heute, {time}</translation>
    </message>
    <message>
        <source>Told when a task ends while another window is in front; a click opens the task.</source>
        <translation>Sie kommen, wenn eine Aufgabe endet, während ein anderes Fenster vorn ist; ein Klick öffnet die Aufgabe.</translation>
    </message>
    <message>
        <source>Tomorrow, {time}</source>
        <translation>Morgen, {time}</translation>
    </message>
    <message>
        <source>Too many files</source>
        <translation>Zu viele Dateien</translation>
    </message>
    <message>
        <source>Took {what}</source>
        <translation>Verbraucht: {what}</translation>
    </message>
    <message>
        <source>True</source>
        <translation>Wahr</translation>
    </message>
    <message>
        <source>True or false</source>
        <translation>Wahr oder falsch</translation>
    </message>
    <message>
        <source>True would be: {text}</source>
        <translation>Wahr wäre: {text}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Try {number} of {most}</source>
        <translation>Versuch {number} von {most}</translation>
    </message>
    <message>
        <source>Try {number}, {time}, {took}: {end}</source>
        <translation>Versuch {number}, {time}, {took}: {end}</translation>
    </message>
    <message>
        <source>Try {number}, {time}: running</source>
        <translation>Versuch {number}, {time}: läuft</translation>
    </message>
    <message>
        <source>Try {number}: {error}</source>
        <translation>Versuch {number}: {error}</translation>
    </message>
    <message>
        <source>Understand</source>
        <translation>Verstehen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Unsaved text is not being kept</source>
        <translation>Ungesicherter Text wird nicht aufbewahrt</translation>
    </message>
    <message numerus="yes">
        <source>Up to 1 point</source>
        <comment>Up to {n} points</comment>
        <translation>
            <numerusform>Bis zu 1 Punkt</numerusform>
            <numerusform>Bis zu {n} Punkte</numerusform>
        </translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Verify the address</source>
        <translation>Adresse bestätigen</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Version {number}, {time}, {how}</source>
        <translation>Version {number}, {time}, {how}</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Wait, median</source>
        <translation>Warten, Median</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Waiting for a server</source>
        <translation>Wartet auf einen Server</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Wartet, bis es an der Reihe ist</translation>
    </message>
    <message>
        <source>Was good until</source>
        <translation>Galt bis</translation>
    </message>
    <message>
        <source>Watch for: {text}</source>
        <translation>Achten auf: {text}</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Webseite</translation>
    </message>
    <message>
        <source>Web pages (*.html *.htm)</source>
        <translation>Webseiten (*.html *.htm)</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What is open stays, and nothing is lost.</source>
        <translation>Was offen ist, bleibt, und nichts geht verloren.</translation>
    </message>
    <message>
        <source>What is shared with you is looked up when you open its page.</source>
        <translation>Was mit Ihnen geteilt ist, wird abgefragt, wenn Sie die Seite öffnen.</translation>
    </message>
    <message>
        <source>What is true of it</source>
        <translation>Was daran stimmt</translation>
    </message>
    <message>
        <source>What it is marked for, one a line (optional)</source>
        <translation>Wofür es Punkte gibt, eines je Zeile (optional)</translation>
    </message>
    <message>
        <source>What it prints</source>
        <translation>Was ausgegeben wird</translation>
    </message>
    <message>
        <source>What may behave differently</source>
        <translation>Was sich anders verhalten kann</translation>
    </message>
    <message>
        <source>What shall be different? Such as: simpler, shorter, more hands-on</source>
        <translation>Was soll anders sein? Zum Beispiel: simpler, shorter, more hands-on</translation>
    </message>
    <message>
        <source>What the runs showed</source>
        <translation>Was die Läufe zeigten</translation>
    </message>
    <message>
        <source>What the server and people of your team send is listed here.</source>
        <translation>Was der Server und Leute Ihres Teams senden, steht hier.</translation>
    </message>
    <message>
        <source>What was thought of:</source>
        <translation>Was erwogen wurde:</translation>
    </message>
    <message>
        <source>When it has closed</source>
        <translation>Wenn es geschlossen ist</translation>
    </message>
    <message>
        <source>Whoever reads mail at this address wants no more of it from people of your organization. Lift this only if they have asked you to.</source>
        <translation>Wer unter dieser Adresse Mail liest, will keine mehr von Leuten Ihrer Organisation. Heben Sie das nur auf, wenn Sie darum gebeten wurden.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Why not</source>
        <translation>Warum nicht</translation>
    </message>
    <message>
        <source>Why: {text}</source>
        <translation>Warum: {text}</translation>
    </message>
    <message>
        <source>Will be sent when the server is back</source>
        <translation>Wird gesendet, wenn der Server da ist</translation>
    </message>
    <message>
        <source>With all its versions.</source>
        <translation>Mit allen Versionen.</translation>
    </message>
    <message>
        <source>Without a keyring it ends with the app.</source>
        <translation>Ohne Schlüsselbund endet sie mit der App.</translation>
    </message>
    <message>
        <source>Without gain</source>
        <translation>Ohne Gewinn</translation>
    </message>
    <message>
        <source>Word bank, one a line (optional)</source>
        <translation>Wortspeicher, eines je Zeile (optional)</translation>
    </message>
    <message>
        <source>Word bank: {words}</source>
        <translation>Wortspeicher: {words}</translation>
    </message>
    <message>
        <source>Word, answer key</source>
        <translation>Word, Lösungen</translation>
    </message>
    <message>
        <source>Word, for students</source>
        <translation>Word, für die Klasse</translation>
    </message>
    <message>
        <source>Word, for the teacher</source>
        <translation>Word, für die Lehrkraft</translation>
    </message>
    <message>
        <source>Work goes to this computer again.</source>
        <translation>Sie arbeiten wieder auf diesem Computer.</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Workshop</source>
        <translation>Werkstatt</translation>
    </message>
    <message>
        <source>Write it</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Write over it</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>Written {moment}</source>
        <translation>Geschrieben {moment}</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>Yesterday, {day}</source>
        <translation>Gestern, {day}</translation>
    </message>
    <message>
        <source>Yesterday, {time}</source>
        <translation>Gestern, {time}</translation>
    </message>
    <message>
        <source>You are not in {name} any more</source>
        <translation>Sie sind nicht mehr in {name}</translation>
    </message>
    <message>
        <source>You are signed out</source>
        <translation>Sie sind abgemeldet</translation>
    </message>
    <message>
        <source>You are the admin of {name}.</source>
        <translation>Sie sind Admin von {name}.</translation>
    </message>
    <message numerus="yes">
        <source>You can go on editing; 1 request waits and is sent when it is back.</source>
        <comment>You can go on editing; {n} requests wait and are sent when it is back.</comment>
        <translation>
            <numerusform>Sie können weiterarbeiten; 1 Anfrage wartet und wird gesendet, sobald er wieder da ist.</numerusform>
            <numerusform>Sie können weiterarbeiten; {n} Anfragen warten und werden gesendet, sobald er wieder da ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>You can go on editing; what you start now is sent when it is back.</source>
        <translation>Sie können weiterarbeiten; was Sie jetzt starten, wird gesendet, sobald er wieder da ist.</translation>
    </message>
    <message>
        <source>You have {plan} now.</source>
        <translation>Sie haben jetzt {plan}.</translation>
    </message>
    <message>
        <source>Your account is deleted</source>
        <translation>Ihr Konto ist gelöscht</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>Ihre Antwort</translation>
    </message>
    <message>
        <source>Your plan has ended, so the free plan holds.</source>
        <translation>Ihr Tarif ist beendet, deshalb gilt der kostenlose Tarif.</translation>
    </message>
    <message>
        <source>Your plan is there.</source>
        <translation>Ihr Tarif ist da.</translation>
    </message>
    <message>
        <source>Your sign-in to this team has ended. What is open stays, and nothing is lost.</source>
        <translation>Ihre Anmeldung bei diesem Team ist abgelaufen. Was offen ist, bleibt, und nichts geht verloren.</translation>
    </message>
    <message>
        <source>Zip archives (*.zip)</source>
        <translation>Zip-Archive (*.zip)</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>pro Tag</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>pro Monat</translation>
    </message>
    <message>
        <source>a week</source>
        <translation>pro Woche</translation>
    </message>
    <message>
        <source>a wrong answer: {answer}</source>
        <translation>eine falsche Antwort: {answer}</translation>
    </message>
    <message>
        <source>a year</source>
        <translation>pro Jahr</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>noch etwa {time}</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>address not verified</source>
        <translation>Adresse nicht bestätigt</translation>
    </message>
    <message>
        <source>admin</source>
        <translation>Admin</translation>
    </message>
    <message>
        <source>advice</source>
        <translation>Rat</translation>
    </message>
    <message>
        <source>also edits that change the shape of the code; suggestions with their price; and, only with the box that then appears, rewrites by a model</source>
        <translation>auch Änderungen an der Form des Codes; Vorschläge mit ihrem Preis; und, nur mit dem Kästchen, das dann erscheint, Umschreibungen durch ein Modell</translation>
    </message>
    <message>
        <source>also edits that were run before and after and compared</source>
        <translation>auch Änderungen, die vorher und nachher ausgeführt und verglichen wurden</translation>
    </message>
    <message numerus="yes">
        <source>and 1 more</source>
        <comment>and {n} more</comment>
        <translation>
            <numerusform>und 1 weitere</numerusform>
            <numerusform>und {n} weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>any moment</source>
        <translation>jeden Augenblick</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>übernommen</translation>
    </message>
    <message>
        <source>at most {size}</source>
        <translation>höchstens {size}</translation>
    </message>
    <message>
        <source>at most {size} of memory</source>
        <translation>höchstens {size} Speicher</translation>
    </message>
    <message numerus="yes">
        <source>begun by 1 student</source>
        <comment>begun by {n} students</comment>
        <translation>
            <numerusform>von 1 Person begonnen</numerusform>
            <numerusform>von {n} Personen begonnen</numerusform>
        </translation>
    </message>
    <message>
        <source>being made</source>
        <translation>in Vorbereitung</translation>
    </message>
    <message>
        <source>both runs still went on when their virtual time was over</source>
        <translation>beide Läufe liefen noch, als ihre virtuelle Zeit um war</translation>
    </message>
    <message>
        <source>both runs stopped at line {line} ({message})</source>
        <translation>beide Läufe hielten in Zeile {line} an ({message})</translation>
    </message>
    <message>
        <source>both runs stopped with an error ({message})</source>
        <translation>beide Läufe hielten mit einem Fehler an ({message})</translation>
    </message>
    <message>
        <source>both runs wait for something that never comes outside Roblox</source>
        <translation>beide Läufe warten auf etwas, das außerhalb von Roblox nie kommt</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>cancelling</source>
        <translation>wird abgebrochen</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>changed {time}</source>
        <translation>geändert {time}</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>closed {moment}</source>
        <translation>geschlossen {moment}</translation>
    </message>
    <message>
        <source>closes {moment}</source>
        <translation>schließt {moment}</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>abgeschlossen</translation>
    </message>
    <message>
        <source>could not be optimized</source>
        <translation>konnte nicht optimiert werden</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <translation>ddd d. MMM</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <translation>ddd d. MMM yyyy</translation>
    </message>
    <message>
        <source>dddd, d MMMM yyyy</source>
        <translation>dddd, d. MMMM yyyy</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>bearbeitet</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>ended {moment}</source>
        <translation>beendet {moment}</translation>
    </message>
    <message>
        <source>ends</source>
        <translation>endet</translation>
    </message>
    <message numerus="yes">
        <source>every day</source>
        <comment>every {n} days</comment>
        <translation>
            <numerusform>jeden Tag</numerusform>
            <numerusform>alle {n} Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every month</source>
        <comment>every {n} months</comment>
        <translation>
            <numerusform>jeden Monat</numerusform>
            <numerusform>alle {n} Monate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every week</source>
        <comment>every {n} weeks</comment>
        <translation>
            <numerusform>jede Woche</numerusform>
            <numerusform>alle {n} Wochen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every year</source>
        <comment>every {n} years</comment>
        <translation>
            <numerusform>jedes Jahr</numerusform>
            <numerusform>alle {n} Jahre</numerusform>
        </translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>false</source>
        <translation>falsch</translation>
    </message>
    <message>
        <source>first put current Roblox API in place of old API; this can change what the script does, and it is told how</source>
        <translation>zuerst die heutige Roblox-API anstelle der alten; das kann ändern, was das Skript tut, und es wird gesagt, wie</translation>
    </message>
    <message>
        <source>for everybody</source>
        <translation>für alle</translation>
    </message>
    <message>
        <source>for {name}</source>
        <translation>für {name}</translation>
    </message>
    <message>
        <source>from the beginning</source>
        <translation>von Anfang an</translation>
    </message>
    <message>
        <source>from {address}</source>
        <translation>von {address}</translation>
    </message>
    <message>
        <source>from {name}</source>
        <translation>aus {name}</translation>
    </message>
    <message>
        <source>handed in</source>
        <translation>abgegeben</translation>
    </message>
    <message>
        <source>has run out</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>high priority</source>
        <translation>hohe Priorität</translation>
    </message>
    <message>
        <source>left out by you</source>
        <translation>von Ihnen weggelassen</translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation>Zeile {line}</translation>
    </message>
    <message>
        <source>line {line}, {text}</source>
        <translation>Zeile {line}, {text}</translation>
    </message>
    <message>
        <source>live events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>lost tasks</source>
        <translation>Verlorenes</translation>
    </message>
    <message>
        <source>low priority</source>
        <translation>niedrige Priorität</translation>
    </message>
    <message>
        <source>made</source>
        <translation>erstellt</translation>
    </message>
    <message>
        <source>marked</source>
        <translation>bewertet</translation>
    </message>
    <message>
        <source>modernised</source>
        <translation>modernisiert</translation>
    </message>
    <message>
        <source>most chosen wrong answer: {answer}, {count} times</source>
        <translation>häufigste falsche Antwort: {answer}, {count}-mal</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>never paid</source>
        <translation>nie bezahlt</translation>
    </message>
    <message>
        <source>next run: {time}</source>
        <translation>nächster Lauf: {time}</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>no answers yet</source>
        <translation>noch keine Antworten</translation>
    </message>
    <message>
        <source>no gain</source>
        <translation>kein Gewinn</translation>
    </message>
    <message>
        <source>no measurable difference</source>
        <translation>kein messbarer Unterschied</translation>
    </message>
    <message>
        <source>no such mailbox</source>
        <translation>kein solches Postfach</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>nicht begonnen</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>noch nicht geprüft</translation>
    </message>
    <message>
        <source>not collected</source>
        <translation>nicht eingezogen</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>not on the server</source>
        <translation>nicht auf dem Server</translation>
    </message>
    <message>
        <source>not open yet</source>
        <translation>noch nicht offen</translation>
    </message>
    <message>
        <source>not paid</source>
        <translation>nicht bezahlt</translation>
    </message>
    <message>
        <source>not passed</source>
        <translation>nicht bestanden</translation>
    </message>
    <message>
        <source>not possible now</source>
        <translation>jetzt nicht möglich</translation>
    </message>
    <message>
        <source>not shown safe</source>
        <translation>nicht als sicher gezeigt</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>nicht bestätigt</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>nothing to gain</source>
        <translation>nichts zu gewinnen</translation>
    </message>
    <message>
        <source>nothing was applied</source>
        <translation>nichts wurde übernommen</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>objectives covered</source>
        <translation>Lernziele abgedeckt</translation>
    </message>
    <message>
        <source>once</source>
        <translation>einmalig</translation>
    </message>
    <message>
        <source>only edits that a rule proves</source>
        <translation>nur Änderungen, die eine Regel beweist</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>opens {moment}</source>
        <translation>öffnet {moment}</translation>
    </message>
    <message>
        <source>over 99.9 %</source>
        <translation>über 99,9 %</translation>
    </message>
    <message>
        <source>page {number}</source>
        <translation>Seite {number}</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>bezahlt</translation>
    </message>
    <message>
        <source>partly right</source>
        <translation>teilweise richtig</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>passed from {percent} %</source>
        <translation>bestanden ab {percent} %</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>payment due</source>
        <translation>Zahlung fällig</translation>
    </message>
    <message>
        <source>payment not finished</source>
        <translation>Zahlung nicht abgeschlossen</translation>
    </message>
    <message>
        <source>press Optimize all to see what can be gained</source>
        <translation>„Alle optimieren“ zeigt, was zu gewinnen ist</translation>
    </message>
    <message>
        <source>processing</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>proposed by the model, run and compared</source>
        <translation>vom Modell vorgeschlagen, ausgeführt und verglichen</translation>
    </message>
    <message>
        <source>proven by rule</source>
        <translation>durch Regel bewiesen</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>Schlange</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>read {time}</source>
        <translation>gelesen {time}</translation>
    </message>
    <message>
        <source>reads at grade {grade}</source>
        <translation>liest sich wie Klassenstufe {grade}</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>wiederhergestellt</translation>
    </message>
    <message>
        <source>restored {time}</source>
        <translation>wiederhergestellt: {time}</translation>
    </message>
    <message>
        <source>right</source>
        <translation>richtig</translation>
    </message>
    <message>
        <source>run and compared</source>
        <translation>ausgeführt und verglichen</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>gespeichert</translation>
    </message>
    <message>
        <source>sends the script to the AI endpoint of the settings, outside of this computer unless that runs here; what the model proposes for the busiest functions is run, compared and measured, or thrown away</source>
        <translation>schickt das Skript an den KI-Endpunkt der Einstellungen, also von diesem Computer weg, wenn der nicht hier läuft; was das Modell für die meistbeschäftigten Funktionen vorschlägt, wird ausgeführt, verglichen und gemessen oder verworfen</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>sent to some</source>
        <translation>an einige gesendet</translation>
    </message>
    <message>
        <source>shared {moment}</source>
        <translation>geteilt {moment}</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>jemand</translation>
    </message>
    <message>
        <source>somebody who is gone</source>
        <translation>jemand, der nicht mehr da ist</translation>
    </message>
    <message>
        <source>student</source>
        <translation>Schüler/in</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>teacher</source>
        <translation>Lehrkraft</translation>
    </message>
    <message>
        <source>the keyring of this system</source>
        <translation>dem Schlüsselbund dieses Systems</translation>
    </message>
    <message>
        <source>the script recurses without end, and stops elsewhere than before</source>
        <translation>das Skript ruft sich endlos selbst auf und hält an anderer Stelle an als zuvor</translation>
    </message>
    <message>
        <source>the script was not run</source>
        <translation>das Skript wurde nicht ausgeführt</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>dieser Computer</translation>
    </message>
    <message>
        <source>to be marked</source>
        <translation>noch zu bewerten</translation>
    </message>
    <message>
        <source>to be paid</source>
        <translation>zu bezahlen</translation>
    </message>
    <message>
        <source>to be tried again</source>
        <translation>wird erneut versucht</translation>
    </message>
    <message>
        <source>to read</source>
        <translation>zu lesen</translation>
    </message>
    <message>
        <source>today, {time}</source>
        <translation>heute, {time}</translation>
    </message>
    <message>
        <source>tomorrow, {time}</source>
        <translation>morgen, {time}</translation>
    </message>
    <message>
        <source>trial</source>
        <translation>Probezeit</translation>
    </message>
    <message>
        <source>true</source>
        <translation>wahr</translation>
    </message>
    <message>
        <source>under 0.1 s</source>
        <translation>unter 0,1 s</translation>
    </message>
    <message>
        <source>up to {time} left</source>
        <translation>noch bis zu {time}</translation>
    </message>
    <message>
        <source>void</source>
        <translation>storniert</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>waits for room</source>
        <translation>wartet auf Platz</translation>
    </message>
    <message>
        <source>waits for the server</source>
        <translation>wartet auf den Server</translation>
    </message>
    <message>
        <source>wants no mail</source>
        <translation>will keine Mail</translation>
    </message>
    <message>
        <source>will be tried again</source>
        <translation>wird erneut versucht</translation>
    </message>
    <message>
        <source>written by a model</source>
        <translation>von einem Modell geschrieben</translation>
    </message>
    <message>
        <source>written by {name}</source>
        <translation>geschrieben von {name}</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>falsch</translation>
    </message>
    <message>
        <source>yesterday, {time}</source>
        <translation>gestern, {time}</translation>
    </message>
    <message>
        <source>you</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>{actor} allowed mail to {subject} again</source>
        <translation>{actor} hat E-Mails an {subject} wieder zugelassen</translation>
    </message>
    <message>
        <source>{actor} cancelled the subscription</source>
        <translation>{actor} kündigte das Abonnement</translation>
    </message>
    <message>
        <source>{actor} changed the password</source>
        <translation>{actor} hat das Passwort geändert</translation>
    </message>
    <message>
        <source>{actor} changed the role of {subject}: {former} → {role}</source>
        <translation>{actor} hat die Rolle von {subject} geändert: {former} → {role}</translation>
    </message>
    <message>
        <source>{actor} changed the subscription</source>
        <translation>{actor} änderte das Abonnement</translation>
    </message>
    <message>
        <source>{actor} closed mail to people outside of the organization</source>
        <translation>{actor} lässt keine E-Mails mehr an Personen außerhalb der Organisation zu</translation>
    </message>
    <message>
        <source>{actor} created the organization</source>
        <translation>{actor} hat die Organisation angelegt</translation>
    </message>
    <message>
        <source>{actor} disabled the account of {subject}</source>
        <translation>{actor} hat das Konto von {subject} gesperrt</translation>
    </message>
    <message>
        <source>{actor} enabled the account of {subject} again</source>
        <translation>{actor} hat das Konto von {subject} wieder freigegeben</translation>
    </message>
    <message>
        <source>{actor} ended a sign-in on another device</source>
        <translation>{actor} hat eine Anmeldung auf einem anderen Gerät beendet</translation>
    </message>
    <message>
        <source>{actor} exported all data of the account</source>
        <translation>{actor} hat alle Daten des Kontos exportiert</translation>
    </message>
    <message>
        <source>{actor} invited {subject}. Role: {role}</source>
        <translation>{actor} hat {subject} eingeladen. Rolle: {role}</translation>
    </message>
    <message>
        <source>{actor} joined the organization. Role: {role}</source>
        <translation>{actor} ist der Organisation beigetreten. Rolle: {role}</translation>
    </message>
    <message>
        <source>{actor} left the organization</source>
        <translation>{actor} hat die Organisation verlassen</translation>
    </message>
    <message>
        <source>{actor} opened mail to people outside of the organization</source>
        <translation>{actor} hat E-Mails an Personen außerhalb der Organisation zugelassen</translation>
    </message>
    <message>
        <source>{actor} opened the page for card and address</source>
        <translation>{actor} öffnete die Seite für Karte und Anschrift</translation>
    </message>
    <message>
        <source>{actor} removed {subject}</source>
        <translation>{actor} hat {subject} entfernt</translation>
    </message>
    <message>
        <source>{actor} renamed the organization from {former} to {subject}</source>
        <translation>{actor} hat die Organisation von {former} in {subject} umbenannt</translation>
    </message>
    <message>
        <source>{actor} set a new password by a link</source>
        <translation>{actor} hat über einen Link ein neues Passwort gesetzt</translation>
    </message>
    <message>
        <source>{actor} signed in</source>
        <translation>{actor} hat sich angemeldet</translation>
    </message>
    <message>
        <source>{actor} signed out</source>
        <translation>{actor} hat sich abgemeldet</translation>
    </message>
    <message>
        <source>{actor} signed out everywhere</source>
        <translation>{actor} hat sich überall abgemeldet</translation>
    </message>
    <message>
        <source>{actor} took the cancellation of the subscription back</source>
        <translation>{actor} nahm die Kündigung des Abonnements zurück</translation>
    </message>
    <message>
        <source>{actor} verified the e-mail address</source>
        <translation>{actor} hat die E-Mail-Adresse bestätigt</translation>
    </message>
    <message>
        <source>{actor} went to pay for a plan</source>
        <translation>{actor} ging einen Tarif bezahlen</translation>
    </message>
    <message>
        <source>{actor} withdrew the invitation of {subject}</source>
        <translation>{actor} hat die Einladung von {subject} zurückgezogen</translation>
    </message>
    <message>
        <source>{actor}: {act} {subject}</source>
        <translation>{actor}: {act} {subject}</translation>
    </message>
    <message>
        <source>{address} and {more}</source>
        <translation>{address} und {more}</translation>
    </message>
    <message>
        <source>{amount} {currency}</source>
        <translation>{amount} {currency}</translation>
    </message>
    <message>
        <source>{amount} {interval}</source>
        <translation>{amount} {interval}</translation>
    </message>
    <message>
        <source>{before} → {after}</source>
        <translation>{before} → {after}</translation>
    </message>
    <message>
        <source>{before} → {after} ms</source>
        <translation>{before} → {after} ms</translation>
    </message>
    <message>
        <source>{before} → {after} ms, {runs} paired runs</source>
        <translation>{before} → {after} ms, {runs} Laufpaare</translation>
    </message>
    <message>
        <source>{completed} completed, {failed} failed</source>
        <translation>{completed} abgeschlossen, {failed} fehlgeschlagen</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
    <message>
        <source>{done} of {all} done</source>
        <translation>{done} von {all} fertig</translation>
    </message>
    <message>
        <source>{done} of {count} handed in</source>
        <translation>{done} von {count} abgegeben</translation>
    </message>
    <message>
        <source>{end}. {reason}</source>
        <translation>{end}. {reason}</translation>
    </message>
    <message>
        <source>{error}, line {line}</source>
        <translation>{error}, Zeile {line}</translation>
    </message>
    <message>
        <source>{executed} of {edited}</source>
        <translation>{executed} von {edited}</translation>
    </message>
    <message>
        <source>{factor}× as fast</source>
        <translation>{factor}-mal so schnell</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{invited}, {refused}</source>
        <translation>{invited}, {refused}</translation>
    </message>
    <message>
        <source>{kind} of {organization}</source>
        <translation>{kind} von {organization}</translation>
    </message>
    <message>
        <source>{kind} on {host}, process {pid}</source>
        <translation>{kind} auf {host}, Prozess {pid}</translation>
    </message>
    <message>
        <source>{kind}, started {time}</source>
        <translation>{kind}, gestartet {time}</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} bis {high}</translation>
    </message>
    <message>
        <source>{low} to {high} left</source>
        <translation>noch {low} bis {high}</translation>
    </message>
    <message>
        <source>{members}, {invitations}</source>
        <translation>{members}, {invitations}</translation>
    </message>
    <message>
        <source>{message}, same behaviour</source>
        <translation>{message}, gleiches Verhalten</translation>
    </message>
    <message>
        <source>{milliseconds} ms</source>
        <translation>{milliseconds} ms</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} Min</translation>
    </message>
    <message>
        <source>{minutes} min adds up</source>
        <translation>{minutes} Min gehen auf</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>{name} (former member)</source>
        <translation>{name} (ehemaliges Mitglied)</translation>
    </message>
    <message>
        <source>{name} could not be optimized</source>
        <translation>{name} ließ sich nicht optimieren</translation>
    </message>
    <message>
        <source>{name} has been changed since it was saved. Restore the other version all the same? What is in it now is kept, and can be restored.</source>
        <translation>{name} wurde seit dem Speichern geändert. Die andere Version trotzdem wiederherstellen? Was jetzt darin steht, wird aufbewahrt und lässt sich wiederherstellen.</translation>
    </message>
    <message>
        <source>{name} is deleted</source>
        <translation>{name} ist gelöscht</translation>
    </message>
    <message>
        <source>{name} is locked. Until it is opened, secrets are kept only until the app closes.</source>
        <translation>{name} ist gesperrt. Bis er geöffnet ist, werden Geheimnisse nur bis zum Schließen der App behalten.</translation>
    </message>
    <message>
        <source>{name} is not as it was when it was optimized: it has been changed since. Write over it all the same? What is in it now is kept, and can be restored.</source>
        <translation>{name} ist nicht mehr so wie beim Optimieren: Die Datei wurde seitdem geändert. Trotzdem überschreiben? Was jetzt darin steht, wird aufbewahrt und lässt sich wiederherstellen.</translation>
    </message>
    <message>
        <source>{name} is not there any more. Write it anew?</source>
        <translation>{name} ist nicht mehr da. Neu schreiben?</translation>
    </message>
    <message>
        <source>{name} is on the form once.</source>
        <translation>{name} steht einmal im Formular.</translation>
    </message>
    <message>
        <source>{name} is run again</source>
        <translation>{name} wird erneut ausgeführt</translation>
    </message>
    <message>
        <source>{name} is written</source>
        <translation>{name} ist geschrieben</translation>
    </message>
    <message>
        <source>{name} was not saved</source>
        <translation>{name} wurde nicht gespeichert</translation>
    </message>
    <message>
        <source>{name} was not written</source>
        <translation>{name} wurde nicht geschrieben</translation>
    </message>
    <message>
        <source>{name}, attempt {number}</source>
        <translation>{name}, Versuch {number}</translation>
    </message>
    <message>
        <source>{name}: {role}</source>
        <translation>{name}: {role}</translation>
    </message>
    <message numerus="yes">
        <source>{n} page</source>
        <comment>{n} pages</comment>
        <translation>
            <numerusform>{n} Seite</numerusform>
            <numerusform>{n} Seiten</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} partly right</source>
        <translation>{n} teilweise richtig</translation>
    </message>
    <message numerus="yes">
        <source>{n} point</source>
        <comment>{n} points</comment>
        <translation>
            <numerusform>{n} Punkt</numerusform>
            <numerusform>{n} Punkte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} question</source>
        <comment>{n} questions</comment>
        <translation>
            <numerusform>{n} Frage</numerusform>
            <numerusform>{n} Fragen</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} right</source>
        <translation>{n} richtig</translation>
    </message>
    <message numerus="yes">
        <source>{n} thing to look at</source>
        <comment>{n} things to look at</comment>
        <translation>
            <numerusform>{n} Punkt anzusehen</numerusform>
            <numerusform>{n} Punkte anzusehen</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} to be marked</source>
        <translation>{n} noch zu bewerten</translation>
    </message>
    <message>
        <source>{n} without an answer</source>
        <translation>{n} ohne Antwort</translation>
    </message>
    <message numerus="yes">
        <source>{n} word</source>
        <comment>{n} words</comment>
        <translation>
            <numerusform>{n} Wort</numerusform>
            <numerusform>{n} Wörter</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} wrong</source>
        <translation>{n} falsch</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>{percent} % on average</source>
        <translation>{percent} % im Durchschnitt</translation>
    </message>
    <message>
        <source>{percent} % right</source>
        <translation>{percent} % richtig</translation>
    </message>
    <message>
        <source>{percent} of 100 within</source>
        <translation>{percent} von 100 in</translation>
    </message>
    <message>
        <source>{plan}, {price}</source>
        <translation>{plan}, {price}</translation>
    </message>
    <message numerus="yes">
        <source>{points} of 1 point</source>
        <comment>{points} of {n} points</comment>
        <translation>
            <numerusform>{points} von 1 Punkt</numerusform>
            <numerusform>{points} von {n} Punkten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{points} of 1 point, {percent} %</source>
        <comment>{points} of {n} points, {percent} %</comment>
        <translation>
            <numerusform>{points} von 1 Punkt, {percent} %</numerusform>
            <numerusform>{points} von {n} Punkten, {percent} %</numerusform>
        </translation>
    </message>
    <message>
        <source>{points} of {of}</source>
        <translation>{points} von {of}</translation>
    </message>
    <message>
        <source>{reason} What was asked is not kept here.</source>
        <translation>{reason} Die Anfrage ist hier nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>{reason}. The change is kept on this computer, and there again when you open it.</source>
        <translation>{reason}. Die Änderung bleibt auf diesem Computer und ist beim Öffnen wieder da.</translation>
    </message>
    <message>
        <source>{role}, was good until {day}</source>
        <translation>{role}, galt bis {day}</translation>
    </message>
    <message>
        <source>{running} of {most}</source>
        <translation>{running} von {most}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{stored}. Run anyway measures it now.</source>
        <translation>{stored}. „Trotzdem ausführen“ misst es jetzt.</translation>
    </message>
    <message>
        <source>{students} · {teacher}</source>
        <translation>{students} · {teacher}</translation>
    </message>
    <message>
        <source>{taken} of {seats} seats taken</source>
        <translation>{taken} von {seats} Plätzen belegt</translation>
    </message>
    <message>
        <source>{times}, {zone}</source>
        <translation>{times}, {zone}</translation>
    </message>
    <message>
        <source>{times}× faster</source>
        <translation>{times}× schneller</translation>
    </message>
    <message>
        <source>{times}× slower</source>
        <translation>{times}× langsamer</translation>
    </message>
    <message>
        <source>{time} ms</source>
        <translation>{time} ms</translation>
    </message>
    <message>
        <source>{time} of processor time</source>
        <translation>{time} Prozessorzeit</translation>
    </message>
    <message>
        <source>{time}, could not start</source>
        <translation>{time}, konnte nicht starten</translation>
    </message>
    <message>
        <source>{time}, could not start yet and is tried again</source>
        <translation>{time}, konnte noch nicht starten und wird wieder versucht</translation>
    </message>
    <message>
        <source>{time}, late: its time passed while no server ran</source>
        <translation>{time}, verspätet: Zur geplanten Zeit lief kein Server</translation>
    </message>
    <message>
        <source>{time}, left out: its time passed while no server ran</source>
        <translation>{time}, ausgelassen: Zur geplanten Zeit lief kein Server</translation>
    </message>
    <message>
        <source>{time}, started by hand</source>
        <translation>{time}, von Hand gestartet</translation>
    </message>
    <message>
        <source>{title} failed</source>
        <translation>{title} ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>{title} is ready</source>
        <translation>{title} ist fertig</translation>
    </message>
    <message>
        <source>{title}, {minutes} minutes</source>
        <translation>{title}, {minutes} Minuten</translation>
    </message>
    <message>
        <source>{title}. {message}</source>
        <translation>{title}. {message}</translation>
    </message>
    <message>
        <source>{used} of {limit}</source>
        <translation>{used} von {limit}</translation>
    </message>
    <message>
        <source>{used}, no limit</source>
        <translation>{used}, ohne Grenze</translation>
    </message>
    <message>
        <source>{when} They come from an icon in the tray, which is there while this is on.</source>
        <translation>{when} Sie kommen von einem Symbol im Infobereich, das da ist, solange dies an ist.</translation>
    </message>
</context>
</TS>
